# What the interface says in English. Words that residents see read at sixth grade or below.
# Names of messages are the same in every file; a test compares them with each other and with the code.

## Names of things
porchlight = Porchlight
installed-name = Questions
language = Language
language-others = Other languages
calendar-day = { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
} { $day }, { $year }

## Every page
footer-promise = Your answers are not stored with your name, address, phone or device.
footer-link = How we protect your answers
title-error = Error: { $title }

## Starting a survey
consent-minutes = { $minutes ->
    [one] It takes about 1 minute.
   *[other] It takes about { $minutes } minutes.
}
consent-heading = Before you start
consent-odds = Suppose someone knows everything about you except one answer, and would guess it by tossing a coin. From everything that may ever be published of this survey, they would be right at most { $times } times in 100, instead of 50.
consent-agree = I have read this and I want to take part.
consent-missing = To start, mark the box that says you want to take part. If you do not want to, you can close this page.
consent-more = More about taking part
consent-asks = Who asks
consent-pays = Who pays
consent-asked = What is asked
consent-risks = What could go wrong
consent-kept = What is kept
consent-kept-answers = Your answers, and which questions you left empty.
consent-kept-words = Your own words to: “{ $question }”. They are never published.
consent-kept-chance = What chance made of your answer to: “{ $question }”. Your own answer is not kept.
consent-kept-day = The day on which they arrived, but not the time.
consent-kept-number = A number made by chance, so that sending twice counts once. Your receipt is made from it.
consent-kept-version = Which survey it was, and in which version.
consent-kept-not = Nothing else: not your name, your address, your phone, your device or the place you are at.
consent-noise = How chance protects you
consent-until = How long
consent-contact = Whom to ask
consent-law = What the law says
consent-law-justice = The U.S. Department of Justice helps to pay for this. So a federal law (34 USC 10231, 28 CFR 22) says that what could tell who you are may be used for this research only. Without your consent it cannot be used in court. The law does not cover what people say about crimes in the future.
consent-law-other = The U.S. Department of Justice does not help to pay for this. So the federal law that keeps research out of court (34 USC 10231) does not protect these answers.
consent-no-names = Please write no names, and nothing that shows where you stay or who helps you.
consent-custody = Nothing about your case, your sentence or your release depends on whether you take part. Nobody pays you for it or gives you anything.
consent-questions = { $questions ->
    [one] 1 question.
   *[other] { $questions } questions.
}
age-heading = How old are you?
age-not-kept = What you say here is not kept.
age-adult = { $years } or older
age-young = { $youngest } to { $oldest }
age-child = Younger than { $years }
age-missing = Say how old you are.
age-too-young = This survey is for people who are { $years } or older, so you cannot take part. Nothing was kept. Thank you for wanting to help.
age-permission-heading = For a parent or guardian
age-permission = I have read this. The young person may take part, if they want to.
age-permission-missing = A parent or guardian has to say yes first.
age-assent-heading = For you, the young person
age-assent = You choose. Even if a parent or guardian said yes, you can say no. You can stop at any time, and nobody may hold it against you.
practice = Try a question first
practice-about = This one is only to try it out. Nothing of it is kept or sent.
practice-question = What do you like to drink in the morning?
practice-first = Water
practice-second = Tea or coffee
practice-third = Something else
start = Start

## Leaving quickly, and help
leave = Leave quickly
leaving-introduction = If somebody comes in, press “Leave quickly” at the top. This page closes at once.
leaving-link = What “Leave quickly” does, and what it cannot do
leaving-heading = Leaving quickly
leaving-does = What it does
leaving-does-hides = It hides this page at once, and opens a page of another site in its place. You can press it at any time.
leaving-does-wipes = It erases what this site keeps in your browser: answers that you began, and answers that wait to be sent. If there is a network, those are sent first.
leaving-does-shift = On a keyboard, press Shift three times quickly. It does the same.
leaving-cannot = What it cannot do
leaving-cannot-history = It cannot erase your browser’s history. Somebody who looks there can see that this site was open.
leaving-cannot-sent = It cannot take back answers that were sent.
leaving-cannot-watch = It cannot help if somebody watches your phone with another app, or looks at your network.
leaving-safer = Safer ways
leaving-safer-private = Use a private window (also called incognito). It keeps no history.
leaving-safer-device = Use a phone or a computer that the person you fear cannot get at, for example in a library.
leaving-onward = Go on to the survey
help-heading = Help if you need it
help-languages = They speak: { $languages }
distress-check = The next questions may be hard to think about. How are you doing? You can leave them all out. That is fine, and nobody will ask why.
distress-skip = Leave out this whole page

## Pages of questions
progress = Page { $page } of { $pages }
page-untitled = Questions
continue = Continue
back = Back
needed = (needed)
needed-depending = (may be needed, depending on other answers)
choose-at-most = { $maximum ->
    [one] Choose 1 at most.
   *[other] Choose up to { $maximum }.
}
rank-hint = Give each one a place, from 1 (first) to { $last } (last).
rank-no-place = –
repeat-add = Add
repeat-remove = Remove
repeat-hint = You can add up to { $maximum }.
fault-total = The points have to add up to { $total }.
acknowledged = Yes, I have read it
choose-all = Choose all that fit.
skip-question = Skip this question

## Questions that chance protects
protected-heading = Chance protects this answer.
protected-odds = Suppose somebody sees what you send, and would otherwise have to toss a coin between two answers. They guess right at most { $times } times in 100.
protected-hand-coin = Toss a coin so that nobody sees it. Heads: give your own answer below. Tails: roll a die, and give the answer that it shows:
protected-hand-die = Roll a die so that nobody sees it. From 1 to 4: give your own answer below. 5 or 6: roll it again, and give the answer that it shows:
protected-throw = { $first } to { $last }:
protected-throw-one = { $only }:
protected-throw-again = roll again
protected-phone-coin = Give your own answer. When you go on, your phone tosses a coin. Heads: it sends your answer. Tails: it sends any of the answers by chance. What you chose is kept nowhere.
protected-phone-die = Give your own answer. When you go on, your phone rolls a die. From 1 to 4: it sends your answer. 5 or 6: it sends any of the answers by chance. What you chose is kept nowhere.
protected-sent = Your phone will send:
protected-sent-fresh = That is your own answer, or chance. Nobody can tell, and neither can we.
protected-sent-again = In an earlier round this phone sent the same. It does so again, so that several rounds tell no more than one. If that was not you, answer anew.
protected-anew = Answer anew
keep-protected = What chance made of an answer stays on this phone after that too, so that a later round sends the same. “Leave quickly” erases it.

## Errors
media-listen = Listen
media-hush = Stop reading aloud
media-read = Read aloud
media-transcript = What is said
error-heading = There is a problem
fault-required-choice = Choose an answer.
fault-required-choices = Choose at least one answer.
fault-required-number = Write a number.
fault-required-date = Pick a day.
fault-required-acknowledge = Tick the box to go on.
fault-required-text = Write your answer.
fault-nothing-to-answer = There is nothing to answer here. Go on to the next question.
fault-unknown-option = Choose one of the answers on the list.
fault-several-answers = Give only one answer.
fault-too-many = { $maximum ->
    [one] Choose 1 answer at most.
   *[other] Choose { $maximum } answers at most.
}
fault-not-a-number = Write a number in digits, such as { $example }.
fault-too-many-decimals = { $decimals ->
    [0] Write a whole number, such as { $example }.
    [one] Write a number with 1 digit at most after the point, such as { $example }.
   *[other] Write a number with { $decimals } digits at most after the point, such as { $example }.
}
fault-below-minimum = Write a number that is { $minimum } or more.
fault-above-maximum = Write a number that is { $maximum } or less.
fault-not-a-date = Write the day as year, month and day, such as { $example }.
fault-not-a-time = Write the time as hours and minutes, such as 18:30.
fault-not-a-moment = Pick a day and a time, such as 2026-05-31T18:30.
fault-not-an-order = Give each one a place of its own. No place can be used twice.
fault-off-step = Write one of the numbers { $first }, { $second } and so on, in equal steps.
fault-time-too-early = Pick a time that is not before { $earliest }.
fault-time-too-late = Pick a time that is not after { $latest }.
fault-too-early = Pick a day that is not before { $earliest }.
fault-too-late = Pick a day that is not after { $latest }.
fault-too-long = { $maximum ->
    [one] Write 1 letter at most.
   *[other] Write { $maximum } letters at most. Spaces count too.
}
fault-constraint = Check this answer.

## Checking and sending
review-heading = Check your answers
offline = There is no network right now. Nothing was sent and nothing was lost. Stay on this page, and press the button again when the network is back.
review-not-sent = Your answers were not sent: our server could not store them. They are all still on this page. Please press Send again.
review-introduction = Nothing has been sent yet. You can still change your answers. After you send them, you cannot.
review-change = Change
review-no-answer = No answer
review-point = { $point } ({ $first } to { $last })
review-point-labelled = { $point } – { $label }
send = Send my answers

## What is kept on the phone
keep-draft = Keep my answers on this phone until I send them
keep-draft-hint = Then you can stop and go on later, even without a network. Leave this empty if somebody else uses this phone.
resume = On this phone there are answers that you began and did not send.
resume-go-on = Go on with them
kept-draft = Your answers are kept on this phone until you send them.
kept-elsewhere = This survey is open in another tab too. What you answer in this one is not kept.
kept-full = This phone cannot keep your answers. Stay on this page until they are sent.
kept-finished = You have answered everything
kept-waiting = Your answers are on this phone. They are not sent yet. They are sent when there is a network and this page is open. You can close it and come back.
kept-sending = Your answers are being sent.
kept-received = We have received your answers. Your receipt: { $receipt }
kept-closed = This survey was closed before your answers arrived, so they cannot be counted. They are still on this phone. You can save them as a file or erase them.
kept-refused = The server could not take your answers as they are. They are still on this phone. You can save them as a file for the team, or erase them.
kept-save = Save as a file
kept-erase = Erase from this phone
kept-mend = Look at them again
passed-on-waiting = Answers of others are on this phone and not sent yet. They are sent when there is a network. Nobody can read them here.
passed-on-next = Done. Start for the next person
passed-on-back = Copy your receipt if you want it. Then press the button, so that nobody sees it after you.
passed-on-no-receipt = There is no network, so your receipt cannot be shown here.
kiosk-idle = Are you still there? In half a minute this starts over, and your answers so far are erased.
kiosk-stay = I am still here
helper-heading = Hand over the phone now
helper-about = The person who answers holds the phone and reads alone. Help only if they ask. When they are done, they press the last button and hand it back.

## After sending
receipt-heading = Thank you. We have your answers.
receipt-already = We already had these answers. They count only once.
receipt-code = Your receipt
receipt-meaning = With these words you can see what became of your answers, and take them back until the survey closes. They do not say who you are. Copy them, or save them as a picture.
receipt-picture = Save as a picture
receipt-see = See or take back my answers
receipt-ask-heading = What became of your answers
receipt-ask-about = Type the words of your receipt, in their order. Nobody is told that you looked.
receipt-ask-label = The words of your receipt
receipt-ask-button = Look
receipt-unknown = There are no answers with this receipt. Check the words and their order.
receipt-received = We have your answers. They are not counted in any published numbers yet.
receipt-withdraw-heading = Take your answers back
receipt-withdraw-about = You can take them back until the survey closes. Then they are deleted from our server and are not counted. This cannot be undone, and you need not say why.
receipt-withdraw-backups = Copies that are kept in case the server breaks are not changed. They last until whoever runs the server replaces them. Nothing is counted from them.
receipt-withdraw-confirm = Yes, delete my answers
receipt-withdraw-button = Take them back
receipt-fixed = We have your answers. The survey is closed, and they will be counted in the numbers that are published next. You cannot take them back any more.
receipt-fixed-why = All numbers of a survey are made from the same answers. If answers could still go, somebody could compare the numbers before and after, and learn what one person said.
receipt-counted = Your answers are counted in these published numbers:
receipt-release = Published on { $day }
receipt-counted-why = You cannot take them back any more: what is published can be copied by anybody. The published numbers were changed by chance, so they say very little about you.
receipt-withdrawn = These answers were taken back. They are deleted, and they are not counted.
receipt-next = You can close this page now.

## Home
home-introduction = Neighbors ask neighbors about safety and justice where they live. The results belong to everyone.
home-surveys = Surveys
home-none = There is no survey here right now.
home-answer = Answer this survey
home-findings = See the results
home-closed = This survey is closed.

## Privacy
privacy-heading = How we protect your answers
privacy-assessment = For those who evaluate it: our answers to the questions of NIST SP 800-226
privacy-stored-heading = What we store
privacy-stored-answers = Your answers, and the day they came in. We do not store the time of day.
privacy-stored-chance = Some questions say that chance protects the answer. Of such an answer we store only what chance made of it.
privacy-stored-where = They stay on our server. Nobody can look at single answers on any page, not even the team.
privacy-never-heading = What we never store
privacy-never-who = Your name, your phone number or your address. Please do not type them into an answer.
privacy-never-device = Your IP address, or anything that tells your device from others. There are no cookies in the survey.
privacy-publish-heading = What we publish
privacy-publish-groups = Only counts for a whole group of people. We never publish one person’s answers.
privacy-publish-noise = Before we publish a count, we change it a little by chance. So the results stay almost the same if you take part or not.
privacy-publish-words = What you write in your own words stays on our server. We never publish it.
privacy-cannot-heading = What we cannot promise
privacy-cannot-hide = Someone who looks at your screen or uses your phone may see that you took part.
privacy-cannot-change = After you send your answers, you cannot change them. You can take them back with your receipt until the survey closes, not after.
privacy-cannot-zero = The results say very little about any one person. They cannot say nothing at all.

## Findings and studio
findings-title = Findings
findings-kind = Community survey · descriptive evidence · not a program rating
findings-release = release { $release }
findings-key = Key findings
findings-key-none = No answer stands out clearly enough to be a key finding. All numbers are below.
findings-key-range = What does “likely range” mean?
findings-share = About *{ $part } in { $whole }* residents who answered (*{ $percent }*; likely range { $low } to { $high }) said:
findings-share-almost-none = *Almost none* of the residents who answered (likely range { $low } to { $high }) said:
findings-share-nearly-all = *Nearly all* residents who answered (likely range { $low } to { $high }) said:
findings-share-caution = Too few answers to be precise: somewhere between *{ $low }* and *{ $high }* of residents who answered said:
findings-share-suppressed = We do not show this number because it could not be both useful and safe.
findings-mean = The average answer was *{ $mean }* (likely range { $low } to { $high }) on a scale with the ends
findings-mean-amount = The average was *{ $mean }* (likely range { $low } to { $high }).
findings-median = The middle answer, with as many people below it as above, is likely to lie between *{ $low }* and *{ $high }*.
findings-two-highest = The two highest points together: { $percent } (likely range { $low } to { $high }).
findings-people = *About { $people } people* answered this survey (likely range { $low } to { $high }).
findings-who = Who answered
findings-who-basis = “Residents who answered” are the people who chose to take part and answered that question. They may differ from those who did not.
findings-who-about = Numbers of people on this page are “about”. Each was changed at random on its own, so they do not add up exactly.
findings-period = Answers were taken from { $opened } to { $closed }.
findings-period-opened = Answers were taken from { $opened }.
findings-period-closed = Answers were taken until { $closed }.
findings-questions = What people said
findings-ranked = { $counted ->
    [one] People put all of these in order. The shares are of people who put it first.
   *[other] People put all of these in order. The shares are of people who put it among their first { $counted }. They add up to more than 100%.
}
findings-several = People could choose more than one answer, so the shares can add up to more than 100%.
findings-repeated = Asked several times of each person, who counts once for every answer given at least once.
findings-weighted = Weighted: { $percent } (likely range { $low } to { $high }), if groups had answered in the sizes that they have here, by
findings-score = A score: the average of each person’s answers to { $questions } questions. Who answered half of them or fewer has none.
findings-protected = Chance changed each answer to this question before it was sent: { $own } times in 6 it was the person’s own, else any of the answers by lot. Shares are worked back from that, and their ranges cover it.
findings-chart-title = Shares of the answers to: { $question }
findings-table = The same numbers as a table
findings-answer = Answer
findings-share-column = Share
findings-range-column = Likely range
findings-strip-column = As a picture
findings-sample-column = Sample
findings-noise-column = Noise
findings-either-way = ± { $points }
findings-range = { $low } to { $high }
findings-contents = All questions on this page
findings-caution = ! Use with care: the range is wide for this number.
findings-not-shown = Not shown
findings-not-shown-why = Not shown: these numbers could not be both useful and safe.
findings-answered = Gave an answer
findings-skipped = Gave no answer
findings-not-asked = Not asked
findings-reach-answered = About { $people } people answered this question.
findings-reach-skipped = About { $people } were asked and gave no answer.
findings-reach-not-asked = About { $people } were not asked, because of an earlier answer.
findings-crosses = Groups side by side
findings-crosses-how-to-read = Look at the likely ranges. Where the ranges of two groups overlap, we cannot tell whether the groups differ.
findings-by = By the answer to:
findings-group = Group
findings-group-size = { $group }: about { $people }
findings-group-sizes = People in each group who answered: { $sizes }.
findings-sure = How sure are we?
findings-sure-range = Each number comes with a likely range. If surveys like this were done many times, about { $level } of such ranges would hold the number we would get if everyone like the people who answered had been asked. Ranges are rounded outward to whole percents.
findings-sure-noise = Two things move each share, and ranges cover both. “Sample” is how many points asking only some people can move it either way. “Noise” is how many points it can be moved by what protects people: the random noise and, where a question says so, what phones drew.
findings-sure-not = A range does not cover who chose to answer and who did not, or how people understood a question.
findings-sure-marks = “!” stands at numbers whose range is wide: use them with care. Numbers with a very wide range, or about very few people, are not shown. Both are decided from the noisy numbers, so the marks tell nothing about any person.
findings-methods = How this was done
findings-method-how = Way of asking
findings-method-how-answer = A web form that people filled in themselves. The team chose whom to invite.
findings-method-when = When
findings-method-questions = Questions
findings-method-questions-answer = { $questions } (version { $version } of the form). Every published question stands on this page in full.
findings-method-languages = Languages
findings-method-weights = Weights
findings-method-weights-some = Numbers describe the people who answered. Where a line says “Weighted”, groups were given the sizes named there (post-stratification of the protected tables); its range covers what that costs.
findings-method-weights-answer = None. The numbers describe the people who answered, not everyone who lives here.
findings-method-ranges = Ranges
findings-method-ranges-answer = Wilson’s score interval at { $level }, with the variance of the noise added to the variance of sampling.
findings-method-marks = Marks
findings-method-marks-answer = Not shown: a base below { $people } people at the lower end of its noise, or a range of { $widest } points or more. “!”: a range above { $wide } points, above 1.2 times the share, or an error above 30% of the share.
findings-limits = What this cannot tell you
findings-limit-who = It describes the residents who answered. It does not speak for everyone who lives here.
findings-limit-willing = People decided for themselves whether to take part. Those who did may see things differently from those who did not.
findings-limit-moment = It shows one period. Opinions and experiences may be different at another time.
findings-limit-wording = Answers depend on the words of the question and on what people are willing to tell.
findings-limit-small = Small groups cannot be shown, or only with wide ranges. That does not mean that they matter less.
findings-limit-why = It cannot say why people answered as they did, and it does not rate any program, agency or person.
findings-privacy = How people’s privacy was protected
findings-privacy-plain = Answers were kept without a name, phone number or network address. Every number here was changed a little at random before anyone saw it.
findings-privacy-odds = Suppose someone knows everything about you except one answer, and would guess it by tossing a coin. From everything published about these residents so far, they would be right at most { $times } times in 100, instead of 50.
findings-privacy-not = What is not protected: what is true of a whole group can be learned, also by people who did not take part. What you tell others yourself is not protected either.
findings-privacy-terms = The same in technical terms
findings-privacy-unit = Who is protected
findings-privacy-unit-answer = One person’s whole record in this survey, and whether there is one.
findings-privacy-neighbors = Neighbors
findings-privacy-neighbors-answer = Two sets of answers of which one has one record more.
findings-privacy-mechanism = Mechanism
findings-privacy-mechanism-answer = Discrete Gaussian noise on every count (Canonne, Kamath and Steinke 2020), zero-concentrated differential privacy. Costs of releases add up.
findings-privacy-cost = Cost of this release
findings-privacy-spent = Spent so far
findings-privacy-cap = Most that may ever be spent
findings-privacy-amount = rho { $rho } (epsilon { $epsilon } at delta 1e-6)
findings-privacy-local = Protected before it was sent
findings-privacy-local-answer = “{ $item }”: own answer { $own } times in 6, else by lot; epsilon { $epsilon } toward those who run the server, beside the cost above.
findings-privacy-population = Population that the budget protects
findings-privacy-exact = Without noise
findings-privacy-exact-answer = Only what does not depend on anyone’s answers: the form, the days of opening and closing, the list of tables and their share of the budget.
findings-privacy-ledger = Entry { $number } of the ledger, with its hash
findings-data = Get the data
findings-data-about = The files hold the noisy counts, shares and ranges of every table, and a codebook with each question in full. They hold no one’s answers.
findings-file-size = ({ $kilobytes } kB)
findings-records = Synthetic records
findings-records-about = For statistics programs: rows that look like answers and are nobody’s. They are made of the numbers on this page alone. Relations that could be chance are not in them. Work out estimates with estimate.py or estimate.R: records taken for real answers look surer than they are.
findings-records-unrelated = In these records questions have nothing to do with each other, or less than they should: noise has drowned it. Use them for one question at a time.
findings-records-related = Relations of questions that the records keep nearly whole: { $kept } of { $measured } that were published. Other questions have nothing to do with each other in them, or less than they should: noise has drowned it. estimate.py and estimate.R put right what was measured, and refuse the rest.
findings-cite = How to cite this
findings-citation = “{ $title }”. Community survey { $code }, release { $release }. Noisy counts and shares with likely ranges.
findings-others = Other releases of this survey
studio-title = Studio
studio-surveys = Your surveys
studio-signed-in = Signed in as { $name }
studio-sign-out = Sign out
studio-problem = That did not work
studio-sign-in = Sign in
studio-name = Your name
studio-passphrase = Your passphrase
studio-enter = Welcome to the studio
studio-enter-about = This link works once. Press the button on the device you want to work with.
studio-enter-button = Enter
studio-no-surveys = There are no surveys yet.
studio-import = Take in a form
studio-import-about = A form made for ODK, Kobo, SurveyCTO or Ona, as a spreadsheet (.xlsx, .xls, .ods, .csv) or as a table in Markdown. You get a report on everything that was found in it. If nothing is wrong, it becomes a draft that only your team sees.
studio-import-file = The file
studio-import-choices = Files of choices
studio-import-choices-hint = Only if the form takes choices from files, such as towns.csv.
studio-import-code = Code of the new survey
studio-import-code-hint = It stands in the address that residents open: 3 to 32 lowercase letters, digits and hyphens.
studio-import-button = Read it
studio-import-added = No error was found. It was added as a draft:
studio-import-flawed = Something in the form has to be mended first.
studio-import-nothing-stored = Nothing was stored.
studio-import-code-unreadable = The code has to be 3 to 32 lowercase letters, digits and hyphens. Nothing was stored.
studio-import-code-taken = There is a survey with that code already. Nothing was stored; choose another code.
studio-import-no-file = No file was sent. Choose one and try again.
studio-import-clean = There is nothing to say about it.
studio-import-report = What was found
studio-import-error = Error
studio-import-warning = Warning
studio-import-note = Note
studio-import-row = row { $row }
studio-import-column-kind = Kind
studio-import-column-place = Place
studio-import-column-finding = Finding
studio-templates = Begin with a template
studio-templates-about = One for each program, in English and Spanish. What you begin with is yours to change. Each question says what it measures, where it comes from and why it is asked.
studio-template-facts = { $questions } questions, about { $minutes } minutes
studio-template-care = What your team must see to
studio-template-handling = What the survey does by itself
studio-handling-age-gate = It asks first how old somebody is.
studio-handling-permission = A parent or guardian says yes, and then the young person.
studio-handling-victims = It asks for no way to reach anybody, and for own words only with a reason.
studio-handling-custody = It says that nothing depends on taking part and that nothing is handed out.
studio-handling-distress = Before hard questions it asks whether to go on, and lets people leave out the whole page.
studio-handling-help = Every page names somebody to turn to.
studio-template-measures = Measures: { $measures }
studio-template-source = Goes back to: { $source } ({ $licence })
studio-sensitivity-0 = Nothing in it could hurt.
studio-sensitivity-1 = Private.
studio-sensitivity-2 = May upset, or harm if it is known.
studio-sensitivity-3 = May put somebody in danger if it is known.
studio-template-begin = Begin a draft with it
studio-media = Pictures and sounds
studio-media-about = The form cannot be opened before all of them are there. Pictures (JPEG, PNG or WebP, at most 12 MB) are made small, and all that a camera writes into them, such as the place, is taken out. Sounds (MP3, Ogg, M4A or AAC, at most 512 kB) stay as they are: tags are cut off MP3 files, but what other programs wrote into Ogg, M4A and AAC files stays in them.
studio-media-label = Choose the file for “{ $file }”
studio-media-missing = missing
studio-media-there = there
studio-media-size = there, { $width } × { $height } pixels
studio-media-button = Add it
studio-media-needed = The survey cannot be opened while pictures or sounds are missing. Add them first:
studio-media-picture-large = The picture is too large: at most 12 MB, and about 40 million pixels. Nothing was stored.
studio-media-picture-unreadable = This is not a picture that we can read. It has to be a JPEG, PNG or WebP file. Nothing was stored.
studio-media-sound-large = The sound is too large: at most 512 kB. Nothing was stored.
studio-media-sound-unreadable = This is not a sound that we can use. It has to be an MP3, Ogg, M4A or AAC file. Nothing was stored.
studio-column-survey = Survey
studio-column-state = State
studio-column-releases = Releases
studio-state-draft = Draft
studio-state-open = Open
studio-state-closed = Closed
studio-survey-pages = The form
studio-survey-pages-count = { $questions } questions on { $pages } pages, in { $languages }
studio-see-form = See the form as residents do
studio-consent = What people agree to
studio-consent-about = Two plain texts come first: why you ask, and what a person agrees to. The rest stands one tap away. What is asked and what is kept is written by itself.
studio-consent-introduction = Why you ask
studio-consent-agreement = What a person agrees to
studio-consent-funding = Whose money it is, for what is said about the law
studio-consent-funding-unsaid = Say nothing about the law
studio-consent-funding-justice = The Office of Justice Programs (for example NIJ) helps to pay
studio-consent-funding-other = Only others pay
studio-consent-setting = Where people are asked
studio-consent-setting-community = In the neighborhood
studio-consent-setting-victims = In services for victims of crime: no own words without a reason
studio-consent-setting-custody = Where people are held: nothing is handed out, and nothing depends on it
studio-consent-youngest = Youngest who can take part, in years (empty: nobody is asked)
studio-consent-adult = Of age from, in years
studio-consent-permission = For those who are not of age
studio-consent-permission-parent = A parent or guardian says yes first
studio-consent-permission-waived = A review board waived that
studio-consent-first-page = Show the first questions below it: one request less on a bad network
studio-consent-own-words = Why you ask for own words: “{ $question }”
studio-consent-preview = As residents see it
studio-consent-changed = Somebody else changed this survey meanwhile, or opened it. Nothing of yours was stored. Look at the newest text, and change it again.
studio-consent-flawed = This cannot be stored as it is. Nothing was changed.
studio-paper = Paper form
studio-paper-about = Print this page and write a number on each copy. It is needed only to type each form in twice.
paper-number = Number of this form
paper-leave-empty = Leave empty what you do not want to answer, or what does not concern you.
studio-entry = Type in paper forms
studio-entry-about = Type each form twice, best by two people. When two entries in a row are the same, the answers are stored and count once. Nobody is shown what was typed before.
studio-entry-agreed = On the paper, the box of consent is ticked
studio-entry-not-agreed = A form without consent is not typed in. Destroy it.
studio-entry-number = Write the number that stands on the form, from 1 to 1,000,000.
studio-entry-once = Form { $number } is typed in once. Type it in again, or let somebody else do it.
studio-entry-stored = Form { $number } was typed in twice and is stored. The paper can be destroyed.
studio-entry-before = Form { $number } was stored before. Nothing was changed.
studio-entry-differs = This is not what was typed before, at: { $questions }. Look at the paper, and type the form once more.
studio-entry-not-open = Paper forms are typed in while the survey is open.
studio-entry-repeats = This survey repeats questions as often as people need. Such forms cannot be typed in here yet.
studio-entry-waiting = Typed in only once so far: { $numbers }. When the survey is closed, what was typed of them is deleted.
studio-opened = Opened
studio-closed = Closed
studio-progress = How many have answered?
studio-progress-why = We do not show a count of answers, not even to the team. Whoever sees a count go up by one just after a neighbor leaves knows that this neighbor took part. Count what you do yourselves: how many links, cards or phones the team handed out.
studio-handed-out = Handed out so far
studio-handed-out-label = Number handed out by the team
studio-save = Save
studio-open = Open the survey
studio-open-about = Residents can answer from then on. The form can no longer be changed.
studio-close = Close the survey
studio-close-about = Closing freezes the answers. Nobody can answer any more, and this cannot be undone. Numbers are published from the frozen answers only.
studio-close-confirm = I know that this cannot be undone.
studio-budget = Privacy budget
studio-budget-about = Every release costs some of it, and nothing brings it back. When it is gone, no more numbers can be published about these residents.
studio-budget-cap = In all
studio-budget-spent = Spent
studio-budget-left = Left
studio-budget-part = rho { $rho } ({ $percent })
studio-releases = Releases
studio-release-later = readers see it from { $day } on
studio-budget-of-survey = Of that, this survey may still use { $left }; its form says so since before anybody answered.
studio-releases-none = Nothing has been published yet.
studio-column-release = Release
studio-column-day = Day
studio-column-cost = Cost
studio-plan = Plan a release
studio-plan-about = Choose what to publish. The fewer tables, the less noise in each of them. Looking at the price costs nothing.
studio-plan-items = Questions to publish
studio-plan-cells = { $cells } numbers
studio-plan-crosses = Questions side by side
studio-plan-crosses-about = Answers to one question in each group of another. The question that comes first in the form makes the groups. A question with several answers never makes groups, so two of them cannot be crossed. To add more, look at the price: then you can choose the next pair.
studio-plan-cross-first = One question
studio-plan-cross-second = Another question
studio-plan-cross-none = (none)
studio-plan-share = How much of the whole budget may this cost?
studio-plan-share-option = { $percent } of the whole budget
studio-plan-people = How many answers do you expect?
studio-plan-records = Offer synthetic records with the tables
studio-plan-records-hint = Made-up rows that researchers can load into their programs. They are made of the published tables alone, belong to nobody, and cost no budget.
studio-plan-people-hint = A number you are willing to say aloud, such as how many cards were handed out. It is used to say how precise the shares will be, and for nothing else.
studio-plan-price = Look at the price
studio-plan-draw = Draw and publish
studio-plan-draw-about = Drawing spends { $cost } of the budget for good and puts the numbers on the public page. It cannot be undone, and drawing the same again gives the same numbers.
studio-plan-refused = This cannot be published
studio-plan-priced = What it would cost and how precise it would be
studio-plan-cost = Cost: rho { $cost }. After it, rho { $left } is left.
studio-plan-table = Table
studio-plan-noise = Noise in each count
studio-plan-noise-people = ± { $people } people
studio-plan-noise-share = Shares, noise alone
studio-plan-total-share = Shares, in all
studio-plan-points = ± { $points } points
studio-plan-precision = Expected half widths of 95% ranges around a share of 30%, if { $people } people answer. For questions side by side: if they spread evenly over the groups.
studio-plan-everyone = How many people answered
studio-plan-live = What is ticked now
studio-plan-live-empty = Nothing is ticked.
studio-plan-live-too-small = This share of the budget is too small for so many tables.
studio-plan-live-cost = Cost: rho
studio-plan-wide = Wider than we would show

# What the studio says about the request before
studio-said-too-often = Too many tries for this name. Wait a minute, then try again.
studio-said-wrong = Name and passphrase do not fit together. Check both and try again.
studio-said-unconfirmed = The survey was not closed: tick the box first. Closing cannot be undone.
studio-said-unreadable-number = That is not a number from 0 to 1,000,000. Nothing was changed.
studio-said-saved = Saved.
studio-said-opened = The survey is open. Its form can no longer be changed.
studio-said-closed = The survey is closed. You can plan a release now.
studio-said-impossible = That is no longer possible: somebody else has moved the survey on. This is how it stands now.

# Notices: pages that say one thing
notice-onward = Go on from here
notice-unknown-survey = There is no survey here
notice-unknown-survey-about = The address may have a typing mistake. Please compare it with the card or poster that you have.
notice-unknown-language = We do not have that language
notice-unknown-language-about = This survey is not translated into the language that the address asks for. Nothing was lost: go back, and choose one of the languages on the page.
notice-not-yet-open = This survey is not open yet
notice-not-yet-open-about = The team is still working on it. Please come back on the day that the card or poster names.
notice-closed = This survey is closed
notice-closed-about = It takes no more answers. If you were answering just now, your answers were not sent and are not kept here.
notice-stale-version = This survey has changed
notice-stale-version-about = The questions were changed after you began, so your answers could not be taken. Nothing was sent. To answer, please start again; the earlier page stays in your browser until you leave it.
notice-too-large = That was too much to send
notice-too-large-about = What your browser sent is larger than any answer to this survey. Nothing was changed. Go back and try again with less text.
notice-unreadable-form = We could not read that
notice-unreadable-form-about = What your browser sent did not come from our page as it is now. Nothing was changed. Go back, and press the button again.
notice-failed = Something failed here
notice-failed-about = It was our fault, not yours, and nothing was changed. Please go back and press the button once more; sending twice counts once.
notice-not-found = There is nothing at this address
notice-not-found-about = The address may have a typing mistake, or the page has moved.
notice-records-being-made = The records are being made
notice-records-being-made-about = Nobody has asked for them before. Wait a minute, then go back and choose the file again.
notice-nothing-published = Nothing is published here yet
notice-nothing-published-about = When the team publishes what the survey found, it will be at this address.
notice-foreign-form = That was not sent from this page
notice-foreign-form-about = To be safe, nothing was changed. Open the studio again and repeat what you wanted to do.
notice-link-used = This link does not work any more
notice-link-used-about = A sign-in link works once, on the day it was made or the next. Ask whoever runs the server for a new one, or sign in with your passphrase.
notice-too-many-tries = Too many tries
notice-too-many-tries-about = Many receipts were looked up just now, perhaps not by you. Please wait a minute, then go back and try again.
