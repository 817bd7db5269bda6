// SPDX-License-Identifier: Apache-2.0

extension CopySet {
    /// Invented texts, three brands with one failure each: posts, reviews, news.
    ///
    /// A text is a headline (`-` for none) and lines of its body; an empty line ends it.
    static let english = """
        -
        My Brindle kettle cracked along the lid this morning and let a cloud of steam out right
        over my wrist. Never buying anything from them again, honestly.

        -
        Anyone else with a Brindle whose lid splits near the hinge? Mine is five months old, the
        shop says wear and tear, and I have stopped using it altogether.

        -
        So the lid of my sister's kettle came off while she was pouring tea for our grandmother.
        Brindle answered with a voucher for limescale remover. A voucher, for burnt fingers!

        Lid broke after half a year
        I bought this kettle because of the quiet boil and the nice handle. After about six months
        a hairline crack showed up next to the hinge and grew every week. Last Sunday it gave way
        and hot water ran down the side of the cooker. Customer service asked for photos three
        times and then went silent. The colour is pretty, that is all the praise left in me.

        Steam where it should not be
        Two stars because it does boil quickly. However, the plastic ring under the lid bends with
        the heat, so steam escapes towards your hand whenever you lift it. A friend owns the same
        model from another batch and hers does it too. I wrote to Brindle in March and was told
        that this is how the appliance releases pressure, which no other kettle I owned has needed.

        Would return it if they let me
        The first one leaked from the gauge, the replacement has a lid that will not stay shut, and
        the third never arrived although the tracking says delivered. I asked for my 59 pounds back
        and Brindle offered a toaster instead. The toaster has good reviews, but I already own one
        and it would not boil water for my tea either.

        Kettle maker faces questions over cracking lids
        Trading standards officers in four counties have opened files on kettles made by Brindle
        after at least 31 people reported scalds. The lids of the Morning series appear to turn
        brittle when they are washed with descaler, an engineer who examined several of them said.
        A spokeswoman for the company declined to say how many of the appliances were sold and
        pointed to the instructions, in which descaler is not mentioned. The officers expect the
        results of a laboratory within six weeks. Until then they advise owners to let the water
        cool before they open the lid, and to keep the appliance out of the reach of children. The
        importer of the plastic granules, a firm from Hull, could not be reached on Thursday.

        Brindle recalls the Morning series
        The household goods company Brindle is calling back every kettle of its Morning series that
        was made before August. About 140,000 of them stand in British kitchens. Buyers can hand
        them in at any shop without a receipt and get the full price, the managing director
        announced in a short film. He apologised to the families of two toddlers who had been
        treated in hospital. Analysts estimate the bill at 9 million pounds, roughly what the firm
        earned in the past year. A consumer group welcomed the step and called it overdue: first
        letters about brittle lids had reached the head office in the spring of last year.

        -
        Oakmere Bank app tells me I am 4,000 in the red. I am not. The branch confirmed it on the
        phone but I still cannot pay for petrol because the card is blocked.

        -
        Third day of the Oakmere app greeting me with somebody else's first name. Hello to Gerald,
        whoever you are, your savings look healthy and you should know that I can see them.

        -
        Rent bounced. Landlord furious. Oakmere says the update over the weekend is to blame and
        that I should wait for a letter. I do not pay my rent with letters, you clowns.

        Used to be the best banking app
        I recommended this app to half my office. Since the redesign the balance jumps whenever I
        open it: sometimes it counts pending payments twice, sometimes it forgets my salary. The
        old version had one screen and one truth. Support suggested reinstalling, clearing the
        cache and buying a newer phone, in this order. I have moved my direct debits elsewhere.

        Locked out on payday
        Fingerprint refused, passcode refused, security question about a pet I never had. The help
        line played music for 48 minutes and then closed for the day. When I finally got in, two
        transfers had been executed twice and nobody could tell me when the money would be booked
        back. One star, because zero is not on offer at Oakmere or anywhere else.

        Wrong figures, friendly people
        The staff in the Ludlow branch were kind and printed my statement so that I could show it
        to the nursery. That does not change the fact that the app still insists on a balance from
        last autumn. If a bank cannot say how much money I have, what is it for? I shall give them
        until the end of the quarter and then close the account of our club as well.

        Oakmere customers see strangers' balances
        Customers of Oakmere Bank were shown the accounts of other people on Saturday night after
        an update of the bank's systems went wrong. Screenshots seen by this paper contain names,
        balances and the recent payments of at least a dozen strangers. The bank took the app down
        at two in the morning and restored it on Sunday afternoon, but many still reported wrong
        figures on Monday. Card payments were refused in supermarkets and at filling stations. The
        regulator said that it had been informed and expected a full report. A lawyer who has
        represented bank customers before spoke of a textbook breach of data protection and
        invited those concerned to come forward.

        Bank chief gives up bonus after failed update
        The head of Oakmere Bank will do without her bonus of 1.2 million pounds. She told members
        of parliament that the bank had underestimated how long the move to a new data centre would
        take, and that rehearsals had been cut short to keep to a date announced to investors. Of
        the 610,000 customers concerned, nine in ten can now use every service again. The rest are
        to be compensated with 50 pounds each, and more where they can show a loss. Members of the
        committee were not impressed. One asked whether the bank had a plan for the day on which
        the next update fails, and received, after a pause, the answer that one was being written.

        -
        Night train from Tarnford without heating, again. The guard handed out foil blankets like
        after a marathon. My daughter slept in her ski suit and I did not sleep at all.

        -
        Dear Tarnford Rail, a sleeper coach at nine degrees is a fridge with a view. I want my fare
        back and a hot drink, in either order, before I write to the minister.

        -
        We were told the heater in coach 12 had been repaired. It blew cold air until Carlisle and
        then died with a bang. Tarnford gave everybody a biscuit. One biscuit. Per cabin.

        Lovely staff, arctic cabin
        The dinner was excellent and the steward could not have been more helpful, he even lent us
        his own hot water bottle. But the heating failed before Preston and there was frost on the
        inside of the window when we woke. We had booked the night train for our anniversary and
        spent it in coats. I asked Tarnford for a partial refund and am still waiting for an answer.

        Never in winter
        I travel this line every fortnight for work. In summer it is a joy; from November on it is
        a lottery whether the radiators work. Last week they could not be turned off instead, and
        people stood in the corridor in T-shirts to breathe. A company that charges 130 pounds for
        a bunk ought to be able to keep it at a temperature fit for humans.

        Cold, late and unapologetic
        Left two hours behind schedule because no driver had been found, arrived four behind. The
        cabin was so cold that the tap would not run. At breakfast we learned that the fault had
        been known since the train's last journey. I would have taken a flight had anyone bothered
        to send a message beforehand, and Tarnford has had my number for years.

        Passengers treated for hypothermia after night on sleeper
        Three passengers of a night train run by Tarnford Rail were taken to hospital on Wednesday
        morning with hypothermia. The heating of five coaches had failed shortly after midnight
        when the train was crossing the Pennines in heavy snow, the transport police said. Because
        a tree had fallen on the line, it stood in the open for almost three hours. Fellow
        travellers shared clothes and candles. The oldest of those treated is 83. The union of train
        staff accused the company of sending out coaches with known faults and published a list of
        17 such journeys since the autumn. Tarnford said every coach had passed its inspection and
        promised to look into the matter with an outside expert.

        The slow decline of a famous sleeper
        For decades the night train of Tarnford Rail was a small institution: white tablecloths,
        porridge with cream, a lounge where judges and fishermen shared a table. Those who board it
        today find taped windows and radiators that have their own opinion. How did it come to
        this? People who have worked on the line tell a story of savings that looked harmless one
        at a time. First the workshop in Barrow was closed and its fitters, who had known each coach
        by its sounds, were offered jobs at the other end of the country. Hardly anybody went. Then
        the contract for spare parts was given to the cheapest bidder, which turned out to be a
        trader without a warehouse. A heating valve that used to lie on a shelf now takes eleven
        weeks to come. In the meantime the coach runs without it, because a cancelled journey
        costs the company a penalty and a cold one does not. That is the sentence which one former
        manager repeats several times over his coffee. The penalty was written for an age in which
        nobody imagined that a railway would prefer freezing guests to staying at home. Passengers
        have noticed, of course. Bookings for the winter have fallen by a third within two years,
        and with them the money from which repairs would have to be paid. The company answers every
        question with the same two paragraphs about investment and heritage. It points to new
        coaches, which were ordered from a factory in Spain and should have been delivered the
        spring before last. They stand on a siding near the coast, finished and unpaid, while
        lawyers argue about the width of the doors. Meanwhile the staff improvise. A stewardess
        brings woollen socks that her mother knits and sells them for charity in the lounge. A
        driver carries a thermometer and writes down what it shows, coach by coach, in a school
        exercise book. He has shown the book to his union, to the inspectorate and to two members
        of parliament. All of them thanked him warmly. On the last pages, the figures are circled
        in red, and beside one of them stands a remark in pencil: frost on the pillow. The book will
        soon be full. He has already bought the next one, with a slightly thicker cover this time.
        """
}
