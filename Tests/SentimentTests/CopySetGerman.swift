// SPDX-License-Identifier: Apache-2.0

extension CopySet {
    /// Invented texts, three brands with one failure each: posts, reviews, news.
    ///
    /// A text is a headline (`-` for none) and lines of its body; an empty line ends it.
    static let german = """
        -
        Heute früh im Brötchen von Halmbach auf etwas Hartes gebissen, es war ein Stück Draht. Die
        Verkäuferin hat mit den Schultern gezuckt und mir ein neues gegeben. Unfassbar.

        -
        Kein Witz: In unserem Halmbach-Brot steckte ein Metallspan, so lang wie mein Fingernagel.
        Wir haben zwei kleine Kinder am Tisch sitzen. Wer haftet eigentlich für so etwas?

        -
        Meine Oma war beim Zahnarzt, weil ihr eine Schraube aus dem Rosinenbrot die Krone zerlegt
        hat. Halmbach schickt ihr einen Gutschein über Kuchen, den sie jetzt nicht kauen kann.

        Metall im Brot und keiner will es gewesen sein
        Wir kaufen seit Jahren in der Filiale am Markt und waren immer zufrieden. Am Samstag lag in
        der dritten Scheibe ein dünner Splitter, zum Glück habe ich ihn beim Schmieren gesehen. Im
        Laden hieß es, das komme aus der Mühle, die Mühle verweist auf die Bäckerei. Auf meine Mail
        kam eine automatische Antwort. Das Brot schmeckt nach wie vor gut, aber wir essen jetzt
        lieber woanders, mit ruhigem Gewissen und ganzen Zähnen.

        Früher gern, heute nie wieder
        Der Kaffee ist ordentlich, das Personal freundlich, die Auswahl riesig. Leider fand ich im
        Käsestangerl ein Stück von einer Klinge. Der Filialleiter wollte es sofort behalten, aber
        ich habe es fotografiert und mitgenommen. Seitdem ruft jede Woche jemand anderes von der
        Firma an und fragt nach meinem Wohlbefinden, ohne je eine Erklärung zu liefern. Von mir
        gibt es dafür nur einen einzigen Stern.

        Zahn kaputt, Firma stur
        Beim Frühstück mit Halmbachs Kürbiskernbrot ist mir ein Backenzahn gebrochen, darin steckte
        ein Nietenkopf. Die Rechnung über 840 Euro liegt seit Ostern beim Versicherer der Bäckerei.
        Man bittet um Geduld, dann um Belege, dann wieder um Geduld. Inzwischen habe ich einen
        Anwalt. Schade um das Brot, die Kruste war immer die beste der ganzen Stadt.

        Metallteile in Backwaren: Behörde prüft Halmbach
        Nach mehreren Funden von Metallteilen in Brot und Brötchen ermittelt das Veterinäramt gegen
        die Großbäckerei Halmbach. Bisher sind 14 Fälle aus drei Landkreisen bekannt, zwei Kunden
        mussten zum Zahnarzt. Nach ersten Erkenntnissen stammen die Teile von einem Sieb, das sich
        in der Teigmaschine des Werks Lohne gelöst hat. Die Produktion läuft auf einer anderen
        Linie weiter. Ein Sprecher sagte, die Detektoren am Ende des Bandes hätten keinen Alarm
        ausgelöst, warum, sei noch unklar. Die Behörde rät, gekaufte Ware zurückzubringen. Mit
        Ergebnissen der Untersuchung wird in der kommenden Woche gerechnet.

        Halmbach schließt Werk für zehn Tage
        Die Bäckereikette Halmbach hält ihr Werk in Lohne an, um sämtliche Maschinen zu zerlegen.
        Das gab die Geschäftsführung bei einer Versammlung der 380 Beschäftigten bekannt. Löhne
        würden weiter gezahlt, hieß es. In den Läden wird das Angebot knapp, einige öffnen erst um
        neun. Die Gewerkschaft lobte die Entscheidung, erinnerte jedoch daran, dass sie bereits im
        vorigen Sommer auf fehlende Techniker hingewiesen habe. Damals seien vier Stellen gestrichen
        worden. Wie hoch der Schaden ausfällt, wollte die Leitung nicht beziffern. Ein Wettbewerber
        hat angeboten, während der Pause Teiglinge zu liefern.

        -
        Seewind Reisen storniert uns drei Tage vor Abflug und verweist wegen des Geldes auf eine
        Hotline, die niemand abnimmt. Vier Koffer stehen gepackt im Flur. Danke für nichts.

        -
        Seit Pfingsten warte ich auf meine Anzahlung. Seewind schreibt jedes Mal, die Buchhaltung
        melde sich. Die Buchhaltung ist offenbar selbst im Urlaub, vermutlich auf meine Kosten.

        -
        Im Hotel wusste keiner von uns. Seewind hatte die Zimmer nie bezahlt, obwohl wir alles im
        Januar überwiesen haben. Jetzt sitzen wir mit zwei müden Kindern in einer Lobby auf Kreta.

        Abgesagt und abgewimmelt
        Gebucht hatten wir zwei Wochen Rhodos mit Halbpension. Zehn Tage vorher kam eine dürre Mail,
        die Reise finde aus betrieblichen Gründen nicht statt. Ein Ersatz wurde angeboten, in einem
        anderen Land, ohne Meer. Die Rückzahlung sollte binnen zwei Wochen erfolgen, das ist jetzt
        ein Vierteljahr her. Wer bei Seewind anruft, hört eine Schleife mit Möwen. Bitte bucht
        woanders, auch wenn die Bilder im Katalog noch so schön aussehen.

        Nie mehr ohne Reisebüro
        Das Portal ist übersichtlich, die Preise waren gut, die Bestätigung kam sofort. Am Flughafen
        stellte sich heraus, dass die Tickets nie ausgestellt worden waren. Eine Mitarbeiterin der
        Fluglinie hat geweint, weil wir an dem Morgen schon die zwölfte Familie waren. Neue Flüge
        kosteten uns 1.300 Euro. Seewind hält das für ein Missverständnis zwischen Systemen und hat
        uns zehn Prozent Rabatt auf die nächste Buchung geschickt.

        Guter Urlaub, schlimmes Nachspiel
        Vor Ort war alles prima, Strand, Essen, Ausflüge, dafür die Punkte. Zu Hause fanden wir eine
        zweite Abbuchung über den vollen Betrag. Die Bank holte das Geld zurück, worauf Seewind ein
        Inkassobüro beauftragte. Seit Monaten beweisen wir, dass wir eine Reise nur einmal angetreten
        haben. Meine Frau führt darüber einen Ordner, er ist dicker als unser Fotoalbum.

        Reiseveranstalter sagt Hunderte Reisen ab
        Der Veranstalter Seewind Reisen hat kurz vor den Ferien rund 900 Pauschalreisen abgesagt.
        Betroffen sind vor allem Ziele in Griechenland und der Türkei. Das Unternehmen begründet den
        Schritt mit dem Ausfall einer Charterfluglinie, die ihrerseits erklärt, seit März keine
        Zahlungen mehr erhalten zu haben. Verbraucherschützer empfehlen, keinen Gutschein anzunehmen
        und die Erstattung schriftlich zu fordern. Der Sicherungsfonds sieht bislang keinen Anlass
        einzugreifen, da Seewind zahlungsfähig sei. Im Netz häufen sich Berichte von Urlaubern, die
        vor verschlossenen Hotels standen oder ihre Flüge ein zweites Mal bezahlten.

        Razzia bei Seewind Reisen
        Ermittler haben am Dienstag die Zentrale von Seewind Reisen in Rostock sowie fünf Wohnungen
        durchsucht. Die Staatsanwaltschaft wirft drei Verantwortlichen vor, Anzahlungen von Kunden
        für den Kauf einer Ferienanlage verwendet zu haben. Es geht um 6,5 Millionen Euro. Mehrere
        Kisten mit Unterlagen und zwei Rechner wurden sichergestellt. Der Anwalt des Gründers sprach
        von einem unverhältnismäßigen Einsatz, sein Mandant habe stets im Interesse der Urlauber
        gehandelt. Festnahmen gab es nicht. Bei der Polizei sind bisher mehr als zweihundert Anzeigen
        eingegangen, viele davon aus Sachsen und Thüringen.

        -
        Der Akku meines Lumora-Rads ist beim Laden so heiß geworden, dass der Teppich jetzt ein Loch
        hat. Händler sagt einschicken, Hersteller sagt auf keinen Fall verschicken. Und nun?

        -
        Heute Nacht hat es in der Tiefgarage gebrannt, Ursache laut Feuerwehr ein Lumora. Unser Auto
        stand daneben. Mir zittern die Knie, wenn ich an die Kinderwagen im Keller denke.

        -
        Lumora ruft die Akkus der Baureihe T zurück, aber Ersatz gibt es frühestens im Herbst. Ein
        Pedelec ohne Strom wiegt 27 Kilo, wir wohnen auf einem Berg. Ganz großes Kino.

        Rauch aus dem Unterrohr
        Nach einer Tour im Regen begann das Rad in der Garage zu zischen. Ich habe den Akku mit der
        Grillzange in den Garten geworfen, wo er eine Stunde lang qualmte. Der Kundendienst wollte
        wissen, ob ich das Original-Ladegerät benutzt habe, was ich mit Foto belegt habe. Danach
        Funkstille. Das Rad fuhr sich wunderbar, doch ich schlafe besser, seit es weg ist.

        Reichweite halbiert, Hotline ratlos
        Versprochen waren 120 Kilometer, nach einem Winter sind es noch fünfzig. Ein Update sollte
        helfen, seitdem schaltet der Motor am Hang ohne Vorwarnung ab. Der Händler hat dreimal Teile
        getauscht und verweist auf das Werk. Das Werk verweist auf den Händler. Optisch ist das
        Lumora ein Traum, technisch ein Abenteuer, das ich nicht gebucht habe.

        Schönes Rad mit gefährlichem Herzen
        Ich fahre täglich zur Arbeit und mochte mein Lumora sehr. Neulich stieg mir beim Abstellen
        ein beißender Geruch in die Nase, die Abdeckung war geschmolzen. Die Werkstatt im Ort nimmt
        solche Räder nicht mehr an, seit dort eines in Flammen stand. Nun steht es im Hof unter einer
        Plane, die Versicherung prüft und prüft. Warum warnt der Hersteller seine Kunden nicht?

        Feuer in Tiefgarage: Fahrradakku als Ursache
        Ein defekter Akku hat in der Nacht zum Freitag den Brand in einer Tiefgarage in Kassel
        ausgelöst. Davon geht die Polizei nach Befragung von Zeugen und Spurensuche aus. 22 Fahrzeuge
        wurden zerstört, die Bewohner von drei Häusern mussten ihre Wohnungen verlassen. Verletzt
        wurde niemand. Der Akku gehörte zu einem Pedelec der Marke Lumora und hing an keinem
        Ladegerät. Der Hersteller schickte einen Gutachter und bat Besitzer, ihre Räder vorerst im
        Freien abzustellen. Die Statik des Gebäudes wird untersucht, der Schaden dürfte in die
        Millionen gehen. Die Feuerwehr war mit achtzig Kräften im Einsatz.

        Was hinter den brennenden Akkus steckt
        Wer verstehen will, warum die Räder von Lumora in Verruf geraten sind, muss in ein Gewerbegebiet
        bei Görlitz fahren. Dort, in einer Halle ohne Schild, wurden bis zum letzten Sommer die Zellen
        zu Akkus verschweißt. Ehemalige Beschäftigte erzählen von einem Betrieb, in dem das Tempo alles
        war. Jede Schweißnaht hätte mit einem Prüfgerät gemessen werden sollen, so stand es im Vertrag.
        Das Gerät kam mit Verspätung und ging nach wenigen Tagen kaputt. Von da an prüfte man mit dem
        Daumen. Hielt die Zelle, kam sie ins Gehäuse, hielt sie nicht, wurde noch einmal geschweißt,
        heißer und länger. Ein Elektriker, der seinen Namen nicht lesen möchte, hat den Vorgesetzten
        mehrmals gewarnt. Zu viel Hitze schädigt die dünne Trennschicht im Inneren, erklärt er, und
        zeichnet dabei ein kleines Schaubild auf eine Serviette. Manche Zellen altern dann in Monaten
        statt in Jahren. Man sieht es ihnen nicht an. Der Zulieferer hat inzwischen Insolvenz angemeldet,
        die Halle steht leer, an der Wand hängt noch ein Plakat mit der Aufschrift: Qualität beginnt bei
        dir. Lumora selbst betont, man habe von den Zuständen nichts geahnt. Unterlagen, die uns
        vorliegen, lassen daran zweifeln. In einem Protokoll vom Februar ist von auffälligen
        Rückläufern die Rede, daneben das Wort beobachten, zweimal unterstrichen. Beobachtet wurde
        lange. Erst als in Kassel eine Garage brannte, verschickte die Firma einen Brief an ihre
        Händler, der mit den Worten begann, es bestehe kein Grund zur Sorge. Viele Händler haben ihn
        weggeworfen. Einer hat ihn gerahmt und ins Schaufenster gestellt, neben ein verkohltes Rad.
        Fachleute streiten, wie viele der Akkus gefährlich sind. Die einen sprechen von Einzelfällen,
        andere halten jeden zehnten für bedenklich. Sicher ist nur, dass niemand weiß, welche es sind,
        denn die Seriennummern wurden in Görlitz auf Aufkleber gedruckt, die sich bei Nässe lösen. So
        bleibt den Besitzern bloß, ihr Rad ins Freie zu stellen und zu hoffen. Der Elektriker hat seines
        verkauft. Vorher, sagt er, habe er dem Käufer alles erzählt. Der habe gelacht und gehandelt.
        """
}
