// SPDX-License-Identifier: Apache-2.0

import Foundation
import Model

extension SiteHabit {
    /// Google Alerts: links lead through a redirect that holds the real address.
    ///
    /// Known by the path and two parameters of the redirect.
    static let googleAlerts = SiteHabit(name: "Google Alerts") { item, _ in
        guard let link = item.link, ASCII.contains("/url?", in: link), let shape = LinkShape(link),
            shape.path.last == "url", shape.parameter("ct") == "ga",
            let target = shape.parameter("url")?.removingPercentEncoding,
            let address = WebLink.resolve(target, against: [], limit: link.utf8.count)
        else { return }
        item.link = address
    }
}
