@main struct Leumund { static func main() {} }
