# What the interface says in Haitian Creole: plain words, in the official spelling.
# Names of messages are the same in every file; a test compares them with each other and with the code.

## Names of things
porchlight = Porchlight
installed-name = Kesyon
language = Lang
language-others = Lòt lang
calendar-day = { $day } { $month ->
    [1] janvye
    [2] fevriye
    [3] mas
    [4] avril
    [5] me
    [6] jen
    [7] jiyè
    [8] out
    [9] septanm
    [10] oktòb
    [11] novanm
   *[12] desanm
} { $year }

## Every page
footer-promise = Nou pa sere non ou, adrès ou, telefòn ou ni aparèy ou ansanm ak repons ou yo.
footer-link = Kijan nou pwoteje repons ou yo
title-error = Erè: { $title }

## Starting a survey
consent-minutes = { $minutes ->
    [one] Sa pran apeprè 1 minit.
   *[other] Sa pran apeprè { $minutes } minit.
}
consent-heading = Anvan ou kòmanse
consent-odds = Sipoze yon moun konnen tout bagay sou ou, sof yon sèl repons, epi li ta devine l lè li voye yon pyès monnen anlè. Ak tout sa ki ka pibliye sou sondaj sa a, l ap jwenn li pi plis { $times } fwa sou 100, olye 50.
consent-agree = Mwen li sa a epi mwen vle patisipe.
consent-missing = Pou kòmanse, make kare ki di ou vle patisipe a. Si ou pa vle, ou ka fèmen paj sa a.
consent-more = Plis sou patisipasyon an
consent-asks = Kiyès k ap mande
consent-pays = Kiyès k ap peye
consent-asked = Kisa yo mande
consent-risks = Sa ki ka pase mal
consent-kept = Sa ki kenbe
consent-kept-answers = Repons ou yo, ak ki kesyon ou kite vid.
consent-kept-words = Pwòp mo ou pou: « { $question } ». Yo pa janm pibliye yo.
consent-kept-chance = Sa chans fè ak repons ou pou: « { $question } ». Pwòp repons ou pa kenbe.
consent-kept-day = Jou yo rive a, men pa lè a.
consent-kept-number = Yon nimewo ki fèt pa chans, pou si ou voye de fwa li konte yon sèl fwa. Se avè l yo fè resi ou.
consent-kept-version = Ki sondaj li te ye, ak nan ki vèsyon.
consent-kept-not = Anyen ankò: ni non ou, ni adrès ou, ni telefòn ou, ni aparèy ou, ni kote ou ye.
consent-noise = Kijan chans pwoteje ou
consent-until = Pandan konbyen tan
consent-contact = Kiyès pou mande
consent-law = Sa lalwa di
consent-law-justice = Depatman Jistis Etazini ede peye pou sa. Se sa ki fè yon lwa federal (34 USC 10231, 28 CFR 22) di sa ki ta ka montre kiyès ou ye ka sèvi pou rechèch sa a sèlman. San konsantman ou, yo pa ka sèvi ak li nan tribinal. Lwa a pa kouvri sa moun di sou krim nan lavni.
consent-law-other = Depatman Jistis Etazini pa ede peye pou sa. Kidonk lwa federal ki kenbe rechèch deyò tribinal (34 USC 10231) pa pwoteje repons sa yo.
consent-no-names = Tanpri pa ekri non, ni anyen ki montre kote ou rete oswa kiyès k ap ede ou.
consent-custody = Anyen nan dosye w, nan kondanasyon w oswa nan liberasyon w pa depann de si w patisipe. Pèsonn p ap peye w pou sa ni ba w anyen.
consent-questions = { $questions ->
    [one] 1 kesyon.
   *[other] { $questions } kesyon.
}
age-heading = Ki laj ou?
age-not-kept = Sa ou di isit la pa kenbe.
age-adult = { $years } oswa plis
age-young = { $youngest } rive { $oldest }
age-child = Mwens pase { $years }
age-missing = Di ki laj ou.
age-too-young = Sondaj sa a se pou moun ki gen { $years } an oswa plis, kidonk ou pa ka patisipe. Anyen pa kenbe. Mèsi paske ou vle ede.
age-permission-heading = Pou yon paran oswa gadyen
age-permission = Mwen li sa. Jèn moun nan ka patisipe, si li vle.
age-permission-missing = Yon paran oswa gadyen dwe di wi anvan.
age-assent-heading = Pou ou menm, jèn moun nan
age-assent = Se ou ki chwazi. Menm si yon paran oswa gadyen di wi, ou ka di non. Ou ka sispann nenpòt lè, e pèsonn pa gen dwa fè ou repwòch.
practice = Eseye yon kesyon anvan
practice-about = Sa a se jis pou eseye. Anyen ladan l pa kenbe ni voye.
practice-question = Kisa ou renmen bwè nan maten?
practice-first = Dlo
practice-second = Te oswa kafe
practice-third = Yon lòt bagay
start = Kòmanse

## Leaving quickly, and help
leave = Soti vit
leaving-introduction = Si yon moun antre, peze “Soti vit” anlè paj la. Paj sa a fèmen lapoula.
leaving-link = Sa “Soti vit” fè, ak sa li pa kapab fè
leaving-heading = Soti vit
leaving-does = Sa li fè
leaving-does-hides = Li kache paj sa a lapoula, epi li louvri yon paj lòt sit nan plas li. Ou ka peze l nenpòt lè.
leaving-does-wipes = Li efase sa sit sa a sere nan navigatè ou: repons ou te kòmanse, ak repons k ap tann pou yo ale. Si gen rezo, sa k ap tann yo ale anvan.
leaving-does-shift = Sou yon klavye, peze Shift twa fwa vit. Li fè menm bagay la.
leaving-cannot = Sa li pa kapab fè
leaving-cannot-history = Li pa kapab efase istorik navigatè ou. Yon moun ki gade ladan l ka wè sit sa a te louvri.
leaving-cannot-sent = Li pa kapab reprann repons ki te ale deja.
leaving-cannot-watch = Li pa ka ede si yon moun ap siveye telefòn ou ak yon lòt aplikasyon, oswa ap gade rezo ou.
leaving-safer = Fason ki pi an sekirite
leaving-safer-private = Sèvi ak yon fenèt prive (yo rele l enkoyito tou). Li pa sere istorik.
leaving-safer-device = Sèvi ak yon telefòn oswa yon òdinatè moun ou pè a pa ka jwenn, pa egzanp nan yon bibliyotèk.
leaving-onward = Kontinye nan sondaj la
help-heading = Èd si ou bezwen l
help-languages = Yo pale: { $languages }
distress-check = Pwochen kesyon yo ka difisil pou panse sou yo. Kijan ou ye? Ou ka kite yo tout. Sa pa gen pwoblèm, e pèsonn p ap mande poukisa.
distress-skip = Kite tout paj sa a

## Pages of questions
progress = Paj { $page } sou { $pages }
page-untitled = Kesyon
continue = Kontinye
back = Tounen
needed = (nesesè)
needed-depending = (ka nesesè, selon lòt repons yo)
choose-at-most = { $maximum ->
    [one] Chwazi 1 sèlman.
   *[other] Chwazi jiska { $maximum }.
}
rank-hint = Bay chak yon plas, soti nan 1 (premye) rive nan { $last } (dènye).
rank-no-place = –
repeat-add = Ajoute
repeat-remove = Retire
repeat-hint = Ou ka ajoute jiska { $maximum }.
fault-total = Pwen yo dwe fè { $total } antou.
acknowledged = Wi, mwen li sa
choose-all = Chwazi tout sa ki bon.
skip-question = Sote kesyon sa a

## Questions that chance protects
protected-heading = Chans pwoteje repons sa a.
protected-odds = Sipoze yon moun wè sa ou voye a, e san sa li ta oblije voye yon pyès monnen anlè ant de repons. L ap devine byen pi plis { $times } fwa sou 100.
protected-hand-coin = Voye yon pyès monnen anlè san pèsonn pa wè l. Fas: bay pwòp repons ou anba a. Pil: lanse yon zo, epi bay repons li montre a:
protected-hand-die = Lanse yon zo san pèsonn pa wè l. Soti nan 1 rive nan 4: bay pwòp repons ou anba a. 5 oswa 6: lanse l ankò, epi bay repons li montre a:
protected-throw = { $first } rive { $last }:
protected-throw-one = { $only }:
protected-throw-again = lanse ankò
protected-phone-coin = Bay pwòp repons ou. Lè ou kontinye, telefòn ou voye yon pyès monnen anlè. Fas: li voye repons ou. Pil: li voye nenpòt nan repons yo pa chans. Sa ou te chwazi a pa sere okenn kote.
protected-phone-die = Bay pwòp repons ou. Lè ou kontinye, telefòn ou lanse yon zo. Soti nan 1 rive nan 4: li voye repons ou. 5 oswa 6: li voye nenpòt nan repons yo pa chans. Sa ou te chwazi a pa sere okenn kote.
protected-sent = Telefòn ou pral voye:
protected-sent-fresh = Se pwòp repons ou, oswa se chans. Pèsonn pa ka konnen, ni nou menm.
protected-sent-again = Nan yon lòt fwa anvan, telefòn sa a te voye menm bagay la. Li voye l ankò, pou plizyè fwa pa di plis pase yon sèl fwa. Si se pa ou menm ki te reponn, reponn sou nouvo.
protected-anew = Reponn sou nouvo
keep-protected = Sa chans te fè ak yon repons rete sou telefòn sa a apre sa tou, pou yon lòt fwa voye menm bagay la. “Soti vit” efase l.

## Errors
media-listen = Koute
media-hush = Sispann li fò
media-read = Li fò
media-transcript = Sa yo di
error-heading = Gen yon pwoblèm
fault-required-choice = Chwazi yon repons.
fault-required-choices = Chwazi omwen yon repons.
fault-required-number = Ekri yon chif.
fault-required-date = Chwazi yon jou.
fault-required-acknowledge = Make kare a pou kontinye.
fault-required-text = Ekri repons ou.
fault-nothing-to-answer = Pa gen anyen pou reponn isit la. Ale nan pwochen kesyon an.
fault-unknown-option = Chwazi youn nan repons ki nan lis la.
fault-several-answers = Bay yon sèl repons.
fault-too-many = { $maximum ->
    [one] Chwazi 1 repons sèlman.
   *[other] Chwazi { $maximum } repons pou pi plis.
}
fault-not-a-number = Ekri l an chif, tankou { $example }.
fault-too-many-decimals = { $decimals ->
    [0] Ekri yon nonm antye, tankou { $example }.
    [one] Ekri yon nonm ki gen 1 chif apre pwen an pou pi plis, tankou { $example }.
   *[other] Ekri yon nonm ki gen { $decimals } chif apre pwen an pou pi plis, tankou { $example }.
}
fault-below-minimum = Ekri yon nonm ki { $minimum } oswa plis.
fault-above-maximum = Ekri yon nonm ki { $maximum } oswa mwens.
fault-not-a-date = Ekri jou a konsa: ane, mwa ak jou, tankou { $example }.
fault-not-a-time = Ekri lè a an èdtan ak minit, tankou 18:30.
fault-not-a-moment = Chwazi yon jou ak yon lè, tankou 2026-05-31T18:30.
fault-not-an-order = Bay chak yon plas pa l. Ou pa ka sèvi ak yon plas de fwa.
fault-off-step = Ekri youn nan nonm { $first }, { $second } ak sa ki vin apre yo, ak menm distans.
fault-time-too-early = Chwazi yon lè ki pa anvan { $earliest }.
fault-time-too-late = Chwazi yon lè ki pa apre { $latest }.
fault-too-early = Chwazi yon jou ki pa anvan { $earliest }.
fault-too-late = Chwazi yon jou ki pa apre { $latest }.
fault-too-long = { $maximum ->
    [one] Ekri 1 lèt pou pi plis.
   *[other] Ekri { $maximum } lèt pou pi plis. Espas konte tou.
}
fault-constraint = Verifye repons sa a.

## Checking and sending
review-heading = Verifye repons ou yo
offline = Pa gen rezo kounye a. Anyen pa voye e anyen pa pèdi. Rete sou paj sa a, epi peze bouton an ankò lè rezo a tounen.
review-not-sent = Repons ou yo pa voye: sèvè nou an pa t kapab sere yo. Yo tout toujou sou paj sa a. Tanpri peze Voye ankò.
review-introduction = Anyen pa voye ankò. Ou ka chanje repons ou yo toujou. Apre ou voye yo, ou pa kapab.
review-change = Chanje
review-no-answer = Pa gen repons
review-point = { $point } ({ $first } rive { $last })
review-point-labelled = { $point } – { $label }
send = Voye repons mwen yo

## What is kept on the phone
keep-draft = Sere repons mwen yo sou telefòn sa a jiskaske m voye yo
keep-draft-hint = Konsa ou ka kanpe epi kontinye pita, menm san rezo. Kite sa vid si yon lòt moun sèvi ak telefòn sa a.
resume = Gen repons sou telefòn sa a ou te kòmanse men ou pa t voye.
resume-go-on = Kontinye ak yo
kept-draft = Repons ou yo rete sou telefòn sa a jiskaske ou voye yo.
kept-elsewhere = Sondaj sa a louvri nan yon lòt onglè tou. Sa ou reponn nan sa a pa sere.
kept-full = Telefòn sa a pa ka sere repons ou yo. Rete sou paj sa a jiskaske yo voye.
kept-finished = Ou reponn tout bagay
kept-waiting = Repons ou yo sou telefòn sa a. Yo poko voye. Y ap voye lè gen rezo epi paj sa a louvri. Ou ka fèmen l epi tounen.
kept-sending = Repons ou yo ap voye.
kept-received = Nou resevwa repons ou yo. Resi ou: { $receipt }
kept-closed = Sondaj sa a te fèmen anvan repons ou yo rive, kidonk yo pa ka konte. Yo toujou sou telefòn sa a. Ou ka sere yo nan yon fichye oswa efase yo.
kept-refused = Sèvè a pa t ka pran repons ou yo jan yo ye a. Yo toujou sou telefòn sa a. Ou ka sere yo nan yon fichye pou ekip la, oswa efase yo.
kept-save = Sere nan yon fichye
kept-erase = Efase sou telefòn sa a
kept-mend = Gade yo ankò
passed-on-waiting = Gen repons lòt moun sou telefòn sa a ki poko voye. Y ap voye lè gen rezo. Pèsonn pa ka li yo isit la.
passed-on-next = Fini. Kòmanse pou pwochen moun nan
passed-on-back = Kopye resi ou si ou vle l. Apre sa peze bouton an, pou pèsonn pa wè l apre ou.
passed-on-no-receipt = Pa gen rezo, kidonk resi ou pa ka parèt isit la.
kiosk-idle = Èske ou toujou la? Nan yon demi minit sa ap rekòmanse, epi repons ou yo jiska kounye a ap efase.
kiosk-stay = Mwen toujou la
helper-heading = Bay moun nan telefòn nan kounye a
helper-about = Moun k ap reponn nan kenbe telefòn nan epi li poukont li. Ede sèlman si li mande. Lè li fini, li peze dènye bouton an epi li remèt li.

## After sending
receipt-heading = Mèsi. Nou gen repons ou yo.
receipt-already = Nou te gen repons sa yo deja. Yo konte yon sèl fwa.
receipt-code = Resi ou
receipt-meaning = Ak resi sa a ou ka wè sa ki rive repons ou yo, epi reprann yo jiskaske sondaj la fèmen. Li pa di ki moun ou ye. Kopye l, oswa sere l kòm yon foto.
receipt-picture = Sere kòm yon foto
receipt-see = Gade oswa reprann repons mwen yo
receipt-ask-heading = Sa ki rive repons ou yo
receipt-ask-about = Ekri resi ou, nan lòd li. Pèsonn p ap konnen ou te gade.
receipt-ask-label = Resi ou
receipt-ask-button = Gade
receipt-unknown = Pa gen repons ak resi sa a. Verifye sa ou ekri a ak lòd li.
receipt-received = Nou gen repons ou yo. Yo poko konte nan okenn chif ki pibliye.
receipt-withdraw-heading = Reprann repons ou yo
receipt-withdraw-about = Ou ka reprann yo jiskaske sondaj la fèmen. Lè sa a, yo efase sou sèvè nou an epi yo pa konte. Sa pa ka defèt, e ou pa bezwen di poukisa.
receipt-withdraw-backups = Kopi yo sere an ka sèvè a ta kraze pa chanje. Yo dire jiskaske moun k ap okipe sèvè a ranplase yo. Anyen pa konte ladan yo.
receipt-withdraw-confirm = Wi, efase repons mwen yo
receipt-withdraw-button = Reprann yo
receipt-fixed = Nou gen repons ou yo. Sondaj la fèmen, e y ap konte nan chif ki pral pibliye apre sa. Ou pa ka reprann yo ankò.
receipt-fixed-why = Tout chif yon sondaj fèt ak menm repons yo. Si repons te ka ale toujou, yon moun ta ka konpare chif yo anvan ak apre, epi konnen sa yon sèl moun te di.
receipt-counted = Repons ou yo konte nan chif sa yo ki pibliye:
receipt-release = Pibliye { $day }
receipt-counted-why = Ou pa ka reprann yo ankò: nenpòt moun ka kopye sa ki pibliye. Chans te chanje chif ki pibliye yo, kidonk yo di anpil ti kras sou ou.
receipt-withdrawn = Yo te reprann repons sa yo. Yo efase, e yo pa konte.
receipt-next = Ou ka fèmen paj sa a kounye a.

## Home
home-introduction = Vwazen ap poze vwazen kesyon sou sekirite ak jistis kote yo rete. Rezilta yo se pou tout moun.
home-surveys = Sondaj
home-none = Pa gen sondaj isit la kounye a.
home-answer = Reponn sondaj sa a
home-findings = Gade rezilta yo
home-closed = Sondaj sa a fèmen.

## Privacy
privacy-heading = Kijan nou pwoteje repons ou yo
privacy-assessment = Pou moun k ap evalye l: repons nou pou kesyon NIST SP 800-226
privacy-stored-heading = Sa nou sere
privacy-stored-answers = Repons ou yo, ak jou yo te rive a. Nou pa sere lè a.
privacy-stored-chance = Gen kesyon ki di chans pwoteje repons lan. Nan yon repons konsa, nou sere sèlman sa chans te fè ak li.
privacy-stored-where = Yo rete sou sèvè nou an. Pèsonn pa ka gade repons yon sèl moun sou okenn paj, menm ekip la.
privacy-never-heading = Sa nou pa janm sere
privacy-never-who = Non ou, nimewo telefòn ou oswa adrès ou. Tanpri pa ekri yo nan yon repons.
privacy-never-device = Adrès IP ou, oswa anyen ki fè moun rekonèt aparèy ou pami lòt yo. Pa gen cookie nan sondaj la.
privacy-publish-heading = Sa nou pibliye
privacy-publish-groups = Sèlman kantite pou yon gwoup moun antye. Nou pa janm pibliye repons yon sèl moun.
privacy-publish-noise = Anvan nou pibliye yon kantite, nou chanje l yon ti kras pa chans. Konsa rezilta yo rete prèske menm jan si ou patisipe ou non.
privacy-publish-words = Sa ou ekri ak pwòp mo ou rete sou sèvè nou an. Nou pa janm pibliye l.
privacy-cannot-heading = Sa nou pa ka pwomèt
privacy-cannot-hide = Yon moun ki gade ekran ou oswa ki sèvi ak telefòn ou ka wè ou te patisipe.
privacy-cannot-change = Apre ou voye repons ou yo, ou pa ka chanje yo. Ou ka reprann yo ak resi ou jiskaske sondaj la fèmen, pa apre sa.
privacy-cannot-zero = Rezilta yo di anpil ti kras sou chak moun. Yo pa ka pa di anyen ditou.

## Findings and studio
findings-title = Rezilta
findings-kind = Sondaj kominote · prèv ki dekri · se pa yon nòt pou yon pwogram
findings-release = piblikasyon { $release }
findings-key = Rezilta prensipal yo
findings-key-none = Pa gen repons ki parèt klè ase pou vin yon rezilta prensipal. Tout chif yo anba a.
findings-key-range = Kisa “limit pwobab” vle di?
findings-share = Apeprè *{ $part } sou { $whole }* rezidan ki te reponn (*{ $percent }*; limit pwobab { $low } rive { $high }) te di:
findings-share-almost-none = *Prèske pèsonn* nan rezidan ki te reponn yo (limit pwobab { $low } rive { $high }) te di:
findings-share-nearly-all = *Prèske tout* rezidan ki te reponn yo (limit pwobab { $low } rive { $high }) te di:
findings-share-caution = Twò piti repons pou l presi: ant *{ $low }* ak *{ $high }* nan rezidan ki te reponn yo te di:
findings-share-suppressed = Nou pa montre chif sa a paske li pa t ka ni itil ni an sekirite ansanm.
findings-mean = Repons mwayen an se *{ $mean }* (limit pwobab { $low } rive { $high }) sou yon echèl ki gen bout
findings-mean-amount = Mwayèn nan se *{ $mean }* (limit pwobab { $low } rive { $high }).
findings-median = Repons mitan an, ak menm kantite moun anba l ak anlè l, pwobableman ant *{ $low }* ak *{ $high }*.
findings-two-highest = De pwen ki pi wo yo ansanm: { $percent } (limit pwobab { $low } rive { $high }).
findings-people = *Apeprè { $people } moun* te reponn sondaj sa a (limit pwobab { $low } rive { $high }).
findings-who = Kiyès ki te reponn
findings-who-basis = “Rezidan ki te reponn” se moun ki te chwazi patisipe epi ki te reponn kesyon sa a. Yo ka diferan de moun ki pa t reponn.
findings-who-about = Kantite moun sou paj sa a se “apeprè”. Chak te chanje pa chans pou kont li, kidonk yo pa fè yon total egzat.
findings-period = Yo te pran repons soti { $opened } rive { $closed }.
findings-period-opened = Yo te pran repons apati { $opened }.
findings-period-closed = Yo te pran repons jiska { $closed }.
findings-questions = Sa moun yo te di
findings-ranked = { $counted ->
    [one] Moun yo te mete tout sa yo nan lòd. Pati yo se pati moun ki te mete l an premye.
   *[other] Moun yo te mete tout sa yo nan lòd. Pati yo se pati moun ki te mete l pami premye { $counted } yo. Yo fè plis pase 100% antou.
}
findings-several = Moun yo te ka chwazi plis pase yon repons, kidonk pati yo ka fè plis pase 100% antou.
findings-repeated = Yo te mande chak moun plizyè fwa; li konte yon fwa pou chak repons li te bay omwen yon fwa.
findings-weighted = Ak pwa: { $percent } (limit pwobab { $low } rive { $high }), si gwoup yo te reponn dapre gwosè yo genyen isit la, selon
findings-score = Yon nòt: mwayèn repons chak moun pou { $questions } kesyon. Moun ki te reponn mwatye oswa mwens pa gen nòt.
findings-protected = Chans te chanje chak repons pou kesyon sa a anvan l te voye: { $own } fwa sou 6 se te repons moun nan, otreman nenpòt nan repons yo pa tiraj. Pati yo kalkile apati sa, e limit yo kouvri l.
findings-chart-title = Pati repons yo pou: { $question }
findings-table = Menm chif yo nan yon tablo
findings-answer = Repons
findings-share-column = Pati
findings-range-column = Limit pwobab
findings-strip-column = Kòm desen
findings-sample-column = Echantiyon
findings-noise-column = Bri
findings-either-way = ± { $points }
findings-range = { $low } rive { $high }
findings-contents = Tout kesyon sou paj sa a
findings-caution = ! Fè atansyon: limit chif sa a laj.
findings-not-shown = Pa montre
findings-not-shown-why = Pa montre: chif sa yo pa t ka ni itil ni an sekirite ansanm.
findings-answered = Te bay yon repons
findings-skipped = Pa t bay repons
findings-not-asked = Yo pa t mande yo
findings-reach-answered = Apeprè { $people } moun te reponn kesyon sa a.
findings-reach-skipped = Yo te mande apeprè { $people } moun ki pa t bay repons.
findings-reach-not-asked = Yo pa t mande apeprè { $people } moun, akoz yon repons anvan.
findings-crosses = Gwoup yo kòtakòt
findings-crosses-how-to-read = Gade limit pwobab yo. Kote limit de gwoup kwaze, nou pa ka di si gwoup yo diferan.
findings-by = Selon repons pou:
findings-group = Gwoup
findings-group-size = { $group }: apeprè { $people }
findings-group-sizes = Moun nan chak gwoup ki te reponn: { $sizes }.
findings-sure = Ki jan nou sèten?
findings-sure-range = Chak chif vini ak yon limit pwobab. Si yo te fè sondaj konsa anpil fwa, apeprè { $level } nan limit sa yo ta genyen chif nou ta jwenn si yo te mande tout moun ki tankou moun ki te reponn yo. Limit yo awondi deyò an pousan antye.
findings-sure-noise = De bagay deplase chak pati, e limit yo kouvri toulède. “Echantiyon” se konbyen pwen li ka deplase, youn bò oswa lòt bò, paske yo te mande kèk moun sèlman. “Bri” se konbyen pwen sa ki pwoteje moun yo ka deplase l: bri pa chans lan, ak sa telefòn yo te tire kote yon kesyon di sa.
findings-sure-not = Yon limit pa kouvri kiyès ki te chwazi reponn ak kiyès ki pa t reponn, ni kijan moun yo te konprann yon kesyon.
findings-sure-marks = “!” kanpe bò chif ki gen limit laj: fè atansyon ak yo. Chif ki gen limit twò laj, oswa ki sou twò piti moun, pa montre. Toulède deside apati chif ki gen bri yo, kidonk mak yo pa di anyen sou okenn moun.
findings-methods = Kijan sa te fèt
findings-method-how = Fason yo te mande
findings-method-how-answer = Yon fòm sou entènèt moun yo te ranpli poukont yo. Ekip la te chwazi kiyès pou l envite.
findings-method-when = Kilè
findings-method-questions = Kesyon
findings-method-questions-answer = { $questions } (vèsyon { $version } fòm nan). Chak kesyon ki pibliye ekri an antye sou paj sa a.
findings-method-languages = Lang
findings-method-weights = Pwa
findings-method-weights-some = Chif yo dekri moun ki te reponn yo. Kote yon liy di “Ak pwa”, gwoup yo te resevwa gwosè ki make la (pòs-estratifikasyon tablo pwoteje yo); limit li kouvri sa sa koute.
findings-method-weights-answer = Okenn. Chif yo dekri moun ki te reponn yo, pa tout moun ki rete isit la.
findings-method-ranges = Limit
findings-method-ranges-answer = Entèval nòt Wilson a { $level }, ak varyans bri a ajoute sou varyans echantiyon an.
findings-method-marks = Mak
findings-method-marks-answer = Pa montre: yon baz ki mwens pase { $people } moun nan bout ki pi ba bri li, oswa yon limit { $widest } pwen oswa plis. “!”: yon limit ki depase { $wide } pwen, ki depase 1.2 fwa pati a, oswa yon erè ki depase 30% pati a.
findings-limits = Sa sa a pa ka di ou
findings-limit-who = Li dekri rezidan ki te reponn yo. Li pa pale pou tout moun ki rete isit la.
findings-limit-willing = Moun yo te deside poukont yo si pou yo patisipe. Sa ki te patisipe yo ka wè bagay yo yon lòt jan pase sa ki pa t patisipe yo.
findings-limit-moment = Li montre yon sèl peryòd. Opinyon ak eksperyans ka diferan yon lòt lè.
findings-limit-wording = Repons yo depann de mo ki nan kesyon an ak de sa moun yo vle di.
findings-limit-small = Ti gwoup pa ka montre, oswa sèlman ak limit laj. Sa pa vle di yo mwens enpòtan.
findings-limit-why = Li pa ka di poukisa moun yo te reponn konsa, e li pa bay okenn pwogram, ajans oswa moun nòt.
findings-privacy = Kijan vi prive moun yo te pwoteje
findings-privacy-plain = Repons yo te sere san non, san nimewo telefòn, san adrès rezo. Chak chif isit la te chanje yon ti kras pa chans anvan pèsonn te wè l.
findings-privacy-odds = Sipoze yon moun konnen tout bagay sou ou, sof yon sèl repons, epi li ta devine l lè li voye yon pyès monnen anlè. Ak tout sa ki pibliye sou rezidan sa yo jiska kounye a, l ap jwenn li pi plis { $times } fwa sou 100, olye 50.
findings-privacy-not = Sa ki pa pwoteje: moun ka aprann sa ki vre pou yon gwoup antye, menm sou moun ki pa t patisipe. Sa ou menm di lòt moun pa pwoteje non plis.
findings-privacy-terms = Menm bagay la an tèm teknik
findings-privacy-unit = Kiyès ki pwoteje
findings-privacy-unit-answer = Tout dosye yon moun nan sondaj sa a, ak si gen youn.
findings-privacy-neighbors = Vwazen
findings-privacy-neighbors-answer = De ansanm repons kote youn gen yon dosye anplis.
findings-privacy-mechanism = Mekanis
findings-privacy-mechanism-answer = Bri gosyen diskrè sou chak kantite (Canonne, Kamath and Steinke 2020), konfidansyalite diferansyèl konsantre nan zewo. Pri piblikasyon yo adisyone.
findings-privacy-cost = Pri piblikasyon sa a
findings-privacy-spent = Depanse jiska kounye a
findings-privacy-cap = Plis ki ka janm depanse
findings-privacy-amount = rho { $rho } (epsilon { $epsilon } ak delta 1e-6)
findings-privacy-local = Pwoteje anvan l te voye
findings-privacy-local-answer = “{ $item }”: pwòp repons { $own } fwa sou 6, otreman pa tiraj; epsilon { $epsilon } anvè moun k ap okipe sèvè a, anplis pri ki anlè a.
findings-privacy-population = Popilasyon bidjè a pwoteje
findings-privacy-exact = San bri
findings-privacy-exact-answer = Sèlman sa ki pa depann de repons pèsonn: fòm nan, jou ouvèti ak fèmti, lis tablo yo ak pati yo nan bidjè a.
findings-privacy-ledger = Liy { $number } nan rejis la, ak anprent li
findings-data = Pran done yo
findings-data-about = Fichye yo gen kantite ak bri, pati ak limit chak tablo, ak yon liv kòd ak chak kesyon an antye. Yo pa gen repons pèsonn.
findings-file-size = ({ $kilobytes } kB)
findings-records = Dosye sentetik
findings-records-about = Pou pwogram estatistik: liy ki sanble repons e ki pa pou pèsonn. Yo fèt sèlman ak chif ki sou paj sa a. Relasyon ki ta ka yon aza pa ladan yo. Kalkile estimasyon yo ak estimate.py oswa estimate.R: si ou pran dosye yo pou vrè repons, yo parèt pi sèten pase sa yo ye.
findings-records-unrelated = Nan dosye sa yo, kesyon yo pa gen anyen pou wè youn ak lòt, oswa mwens pase sa yo ta dwe genyen: bri a nwaye l. Sèvi ak yo pou yon sèl kesyon alafwa.
findings-records-related = Relasyon ant kesyon dosye yo kenbe prèske antye: { $kept } sou { $measured } ki pibliye. Lòt kesyon yo pa gen anyen pou wè youn ak lòt ladan yo, oswa mwens pase sa yo ta dwe genyen: bri a nwaye l. estimate.py ak estimate.R korije sa ki te mezire, e yo refize rès la.
findings-cite = Kijan pou site sa a
findings-citation = “{ $title }”. Sondaj kominote { $code }, piblikasyon { $release }. Kantite ak bri ak pati ak limit pwobab.
findings-others = Lòt piblikasyon sondaj sa a
studio-title = Estidyo
studio-surveys = Sondaj ou yo
studio-signed-in = Konekte kòm { $name }
studio-sign-out = Dekonekte
studio-problem = Sa pa mache
studio-sign-in = Konekte
studio-name = Non ou
studio-passphrase = Fraz sekrè ou
studio-enter = Byenveni nan estidyo a
studio-enter-about = Lyen sa a mache yon sèl fwa. Peze bouton an sou aparèy ou vle travay la.
studio-enter-button = Antre
studio-no-surveys = Poko gen sondaj.
studio-import = Pran yon fòm
studio-import-about = Yon fòm ki fèt pou ODK, Kobo, SurveyCTO oswa Ona, kòm yon fèy kalkil (.xlsx, .xls, .ods, .csv) oswa kòm yon tablo Markdown. Ou jwenn yon rapò sou tout sa ki te jwenn ladan l. Si pa gen erè, li vin yon bouyon se ekip ou sèl ki wè l.
studio-import-file = Fichye a
studio-import-choices = Fichye chwa yo
studio-import-choices-hint = Sèlman si fòm nan pran chwa nan fichye, tankou towns.csv.
studio-import-code = Kòd nouvo sondaj la
studio-import-code-hint = Li parèt nan adrès rezidan yo louvri a: 3 rive 32 lèt miniskil, chif ak tirè.
studio-import-button = Li l
studio-import-added = Pa gen erè. Li ajoute kòm bouyon:
studio-import-flawed = Gen yon bagay nan fòm nan ki dwe ranje anvan.
studio-import-nothing-stored = Anyen pa sere.
studio-import-code-unreadable = Kòd la dwe gen 3 rive 32 lèt miniskil, chif ak tirè. Anyen pa sere.
studio-import-code-taken = Gen yon sondaj ak kòd sa a deja. Anyen pa sere; chwazi yon lòt kòd.
studio-import-no-file = Pa gen fichye ki voye. Chwazi youn epi eseye ankò.
studio-import-clean = Pa gen anyen pou di sou li.
studio-import-report = Sa ki jwenn
studio-import-error = Erè
studio-import-warning = Avètisman
studio-import-note = Nòt
studio-import-row = ranje { $row }
studio-import-column-kind = Kalite
studio-import-column-place = Kote
studio-import-column-finding = Sa ki jwenn
studio-templates = Kòmanse ak yon modèl
studio-templates-about = Gen youn pou chak pwogram, an angle ak an panyòl. Sa w kòmanse ak li se pa w pou w chanje. Chak kesyon di sa li mezire, kote l soti ak poukisa yo poze l.
studio-template-facts = { $questions } kesyon, anviwon { $minutes } minit
studio-template-care = Sa ekip ou a dwe veye
studio-template-handling = Sa sondaj la fè poukont li
studio-handling-age-gate = Li mande laj moun nan an premye.
studio-handling-permission = Yon paran oswa yon gadyen dakò, apre sa jèn nan.
studio-handling-victims = Li pa mande okenn fason pou jwenn pèsonn, epi li mande pwòp mo moun sèlman ak yon rezon.
studio-handling-custody = Li di anyen pa depann de patisipasyon epi yo pa bay anyen.
studio-handling-distress = Anvan kesyon difisil yo, li mande si pou kontinye, epi li kite moun sote tout paj la.
studio-handling-help = Chak paj bay non yon moun pou w al jwenn.
studio-template-measures = Mezire: { $measures }
studio-template-source = Soti nan: { $source } ({ $licence })
studio-sensitivity-0 = Pa gen anyen ladan l ki ka fè mal.
studio-sensitivity-1 = Prive.
studio-sensitivity-2 = Ka twouble moun, oswa fè l mal si yo konnen sa.
studio-sensitivity-3 = Ka mete yon moun an danje si yo konnen sa.
studio-template-begin = Kòmanse yon bouyon ak li
studio-media = Foto ak son
studio-media-about = Fòm nan pa ka louvri anvan yo tout la. Foto yo (JPEG, PNG oswa WebP, 12 MB pou pi plis) vin pi piti, e tout sa yon kamera ekri ladan yo, tankou kote a, retire. Son yo (MP3, Ogg, M4A oswa AAC, 512 kB pou pi plis) rete jan yo ye a: etikèt yo koupe nan fichye MP3, men sa lòt pwogram te ekri nan fichye Ogg, M4A ak AAC rete ladan yo.
studio-media-label = Chwazi fichye a pou “{ $file }”
studio-media-missing = manke
studio-media-there = la
studio-media-size = la, { $width } × { $height } piksèl
studio-media-button = Ajoute l
studio-media-needed = Sondaj la pa ka louvri toutotan foto oswa son manke. Ajoute yo anvan:
studio-media-picture-large = Foto a twò gwo: 12 MB pou pi plis, ak apeprè 40 milyon piksèl. Anyen pa sere.
studio-media-picture-unreadable = Sa a se pa yon foto nou ka li. Li dwe yon fichye JPEG, PNG oswa WebP. Anyen pa sere.
studio-media-sound-large = Son an twò gwo: 512 kB pou pi plis. Anyen pa sere.
studio-media-sound-unreadable = Sa a se pa yon son nou ka sèvi ak li. Li dwe yon fichye MP3, Ogg, M4A oswa AAC. Anyen pa sere.
studio-column-survey = Sondaj
studio-column-state = Eta
studio-column-releases = Piblikasyon
studio-state-draft = Bouyon
studio-state-open = Louvri
studio-state-closed = Fèmen
studio-survey-pages = Fòm nan
studio-survey-pages-count = { $questions } kesyon sou { $pages } paj, nan { $languages }
studio-see-form = Gade fòm nan jan rezidan yo wè l
studio-consent = Kisa moun dakò ak li
studio-consent-about = De tèks senp vini anvan: poukisa ou mande, ak kisa moun nan dakò. Rès la nan yon sèl touche. Sa yo mande ak sa ki kenbe ekri poukont li.
studio-consent-introduction = Poukisa ou mande
studio-consent-agreement = Kisa moun nan dakò
studio-consent-funding = Lajan ki moun, pou sa ki di sou lalwa
studio-consent-funding-unsaid = Pa di anyen sou lalwa
studio-consent-funding-justice = Office of Justice Programs (pa egzanp NIJ) ede peye
studio-consent-funding-other = Se lòt moun sèlman ki peye
studio-consent-setting = Ki kote yo mande moun yo
studio-consent-setting-community = Nan katye a
studio-consent-setting-victims = Nan sèvis pou viktim krim: pa gen pwòp mo san rezon
studio-consent-setting-custody = Kote moun yo fèmen: yo pa bay anyen, epi anyen pa depann de sa
studio-consent-youngest = Pi piti laj pou patisipe, an ane (vid: yo pa mande)
studio-consent-adult = Majè apati de, an ane
studio-consent-permission = Pou sa ki poko majè yo
studio-consent-permission-parent = Yon paran oswa gadyen di wi anvan
studio-consent-permission-waived = Yon komite revizyon retire sa
studio-consent-first-page = Montre premye kesyon yo anba l: yon demann mwens sou move rezo
studio-consent-own-words = Poukisa ou mande pwòp mo: « { $question } »
studio-consent-preview = Jan rezidan yo wè l
studio-consent-changed = Yon lòt moun chanje oswa louvri sondaj sa a pandan tan sa a. Anyen pa w pa anrejistre. Gade dènye tèks la, epi chanje l ankò.
studio-consent-flawed = Sa pa ka anrejistre jan li ye a. Anyen pa chanje.
studio-paper = Fòm papye
studio-paper-about = Enprime paj sa a epi ekri yon nimewo sou chak kopi. Li nesesè sèlman pou tape chak fòm de fwa.
paper-number = Nimewo fòm sa a
paper-leave-empty = Kite vid sa ou pa vle reponn, oswa sa ki pa konsène ou.
studio-entry = Tape fòm papye
studio-entry-about = Tape chak fòm de fwa, pi bon si se de moun. Lè de fwa youn apre lòt menm, repons yo anrejistre epi konte yon sèl fwa. Yo pa montre pèsonn sa ki te tape anvan.
studio-entry-agreed = Sou papye a, kare konsantman an make
studio-entry-not-agreed = Yon fòm san konsantman pa tape. Detwi l.
studio-entry-number = Ekri nimewo ki sou fòm nan, de 1 rive 1,000,000.
studio-entry-once = Fòm { $number } tape yon fwa. Tape l ankò, oswa kite yon lòt moun fè l.
studio-entry-stored = Fòm { $number } tape de fwa epi li anrejistre. Ou ka detwi papye a.
studio-entry-before = Fòm { $number } te deja anrejistre. Anyen pa chanje.
studio-entry-differs = Sa pa menm ak sa ki te tape anvan, nan: { $questions }. Gade papye a, epi tape fòm nan yon lòt fwa.
studio-entry-not-open = Fòm papye tape pandan sondaj la louvri.
studio-entry-repeats = Sondaj sa a repete kesyon jan moun bezwen. Fòm konsa poko ka tape isit la.
studio-entry-waiting = Yo tape yon sèl fwa jiska prezan: { $numbers }. Lè sondaj la fèmen, sa yo te tape ladan yo efase.
studio-opened = Louvri
studio-closed = Fèmen
studio-progress = Konbyen moun ki reponn?
studio-progress-why = Nou pa montre kantite repons yo, menm bay ekip la. Yon moun ki wè kantite a monte youn apre yon vwazen fèk ale konnen vwazen sa a te patisipe. Konte sa nou menm nou fè: konbyen lyen, kat oswa telefòn ekip la te bay.
studio-handed-out = Bay jiska kounye a
studio-handed-out-label = Kantite ekip la te bay
studio-save = Sere
studio-open = Louvri sondaj la
studio-open-about = Rezidan yo ka reponn apati lè sa a. Fòm nan pa ka chanje ankò.
studio-close = Fèmen sondaj la
studio-close-about = Fèmen jele repons yo. Pèsonn pa ka reponn ankò, e sa pa ka defèt. Chif yo pibliye sèlman apati repons ki jele yo.
studio-close-confirm = Mwen konnen sa pa ka defèt.
studio-budget = Bidjè vi prive
studio-budget-about = Chak piblikasyon koute yon pati ladan l, e anyen pa ka remèt li. Lè l fini, pa gen lòt chif ki ka pibliye sou rezidan sa yo.
studio-budget-cap = Antou
studio-budget-spent = Depanse
studio-budget-left = Rete
studio-budget-part = rho { $rho } ({ $percent })
studio-releases = Piblikasyon
studio-release-later = lektè yo wè l apati { $day }
studio-budget-of-survey = Ladan l, sondaj sa a ka depanse { $left } toujou; fòm li di sa depi anvan pèsonn te reponn.
studio-releases-none = Anyen poko pibliye.
studio-column-release = Piblikasyon
studio-column-day = Jou
studio-column-cost = Pri
studio-plan = Planifye yon piblikasyon
studio-plan-about = Chwazi sa pou pibliye. Mwens tablo, mwens bri nan chak. Gade pri a pa koute anyen.
studio-plan-items = Kesyon pou pibliye
studio-plan-cells = { $cells } chif
studio-plan-crosses = Kesyon kòtakòt
studio-plan-crosses-about = Repons yon kesyon nan chak gwoup yon lòt kesyon. Kesyon ki vini an premye nan fòm nan fè gwoup yo. Yon kesyon ak plizyè repons pa janm fè gwoup, kidonk de konsa pa ka kwaze. Pou ajoute plis, gade pri a: lè sa a ou ka chwazi pwochen pè a.
studio-plan-cross-first = Yon kesyon
studio-plan-cross-second = Yon lòt kesyon
studio-plan-cross-none = (okenn)
studio-plan-share = Konbyen nan tout bidjè a sa ka koute?
studio-plan-share-option = { $percent } nan tout bidjè a
studio-plan-people = Konbyen repons ou espere?
studio-plan-records = Ofri dosye sentetik ansanm ak tablo yo
studio-plan-records-hint = Liy envante chèchè yo ka chaje nan pwogram yo. Yo fèt sèlman ak tablo ki pibliye yo, yo pa pou pèsonn, e yo pa koute bidjè.
studio-plan-people-hint = Yon kantite ou dakò di aklè, tankou konbyen kat ki te bay. Li sèvi pou di ki jan pati yo ap presi, e pou anyen lòt.
studio-plan-price = Gade pri a
studio-plan-draw = Tire epi pibliye
studio-plan-draw-about = Tire depanse { $cost } nan bidjè a pou tout tan epi mete chif yo sou paj piblik la. Sa pa ka defèt, e tire menm bagay la ankò bay menm chif yo.
studio-plan-refused = Sa pa ka pibliye
studio-plan-priced = Sa li ta koute ak ki jan li ta presi
studio-plan-cost = Pri: rho { $cost }. Apre sa, rho { $left } rete.
studio-plan-table = Tablo
studio-plan-noise = Bri nan chak kantite
studio-plan-noise-people = ± { $people } moun
studio-plan-noise-share = Pati, bri sèlman
studio-plan-total-share = Pati, antou
studio-plan-points = ± { $points } pwen
studio-plan-precision = Mwatye lajè espere limit 95% otou yon pati 30%, si { $people } moun reponn. Pou kesyon kòtakòt: si yo gaye egal nan gwoup yo.
studio-plan-everyone = Konbyen moun ki te reponn
studio-plan-live = Sa ki make kounye a
studio-plan-live-empty = Anyen pa make.
studio-plan-live-too-small = Pati bidjè sa a twò piti pou tout tablo sa yo.
studio-plan-live-cost = Pri: rho
studio-plan-wide = Pi laj pase sa nou ta montre

# What the studio says about the request before
studio-said-too-often = Twòp esè pou non sa a. Tann yon minit, epi eseye ankò.
studio-said-wrong = Non an ak fraz sekrè a pa mache ansanm. Verifye toulède epi eseye ankò.
studio-said-unconfirmed = Sondaj la pa t fèmen: make kare a anvan. Fèmen pa ka defèt.
studio-said-unreadable-number = Sa se pa yon chif ant 0 ak 1,000,000. Anyen pa chanje.
studio-said-saved = Li sere.
studio-said-opened = Sondaj la louvri. Fòm li pa ka chanje ankò.
studio-said-closed = Sondaj la fèmen. Ou ka planifye yon piblikasyon kounye a.
studio-said-impossible = Sa pa posib ankò: yon lòt moun te fè sondaj la avanse. Men kijan li ye kounye a.

# Notices: pages that say one thing
notice-onward = Kontinye apati isit la
notice-unknown-survey = Pa gen sondaj isit la
notice-unknown-survey-about = Petèt gen yon fòt nan adrès la. Tanpri konpare l ak kat oswa afich ou genyen an.
notice-unknown-language = Nou pa gen lang sa a
notice-unknown-language-about = Sondaj sa a pa tradui nan lang adrès la mande a. Anyen pa pèdi: tounen, epi chwazi youn nan lang ki sou paj la.
notice-not-yet-open = Sondaj sa a poko louvri
notice-not-yet-open-about = Ekip la ap travay sou li toujou. Tanpri tounen jou kat la oswa afich la di a.
notice-closed = Sondaj sa a fèmen
notice-closed-about = Li pa pran repons ankò. Si ou t ap reponn kounye a, repons ou yo pa t voye e yo pa sere isit la.
notice-stale-version = Sondaj sa a chanje
notice-stale-version-about = Kesyon yo te chanje apre ou te kòmanse, kidonk nou pa t ka pran repons ou yo. Anyen pa t voye. Pou reponn, tanpri kòmanse ankò; paj anvan an rete nan navigatè ou jiskaske ou kite l.
notice-too-large = Sa te twòp pou voye
notice-too-large-about = Sa navigatè ou te voye a pi gwo pase nenpòt repons pou sondaj sa a. Anyen pa chanje. Tounen epi eseye ankò ak mwens tèks.
notice-unreadable-form = Nou pa t ka li sa
notice-unreadable-form-about = Sa navigatè ou te voye a pa soti nan paj nou jan l ye kounye a. Anyen pa chanje. Tounen, epi peze bouton an ankò.
notice-failed = Gen yon bagay ki pa mache isit la
notice-failed-about = Se fòt nou, se pa fòt ou, e anyen pa chanje. Tanpri tounen epi peze bouton an yon lòt fwa; voye de fwa konte yon sèl fwa.
notice-not-found = Pa gen anyen nan adrès sa a
notice-not-found-about = Petèt gen yon fòt nan adrès la, oswa paj la deplase.
notice-records-being-made = Dosye yo ap fèt
notice-records-being-made-about = Pèsonn pa t mande yo anvan. Tann yon minit, epi tounen chwazi fichye a ankò.
notice-nothing-published = Anyen poko pibliye isit la
notice-nothing-published-about = Lè ekip la pibliye sa sondaj la jwenn, l ap nan adrès sa a.
notice-foreign-form = Sa pa t voye soti sou paj sa a
notice-foreign-form-about = Pou sekirite, anyen pa chanje. Louvri estidyo a ankò epi refè sa ou te vle fè a.
notice-link-used = Lyen sa a pa mache ankò
notice-link-used-about = Yon lyen pou konekte mache yon sèl fwa, jou li te fèt la oswa nan demen. Mande moun k ap okipe sèvè a yon nouvo, oswa konekte ak fraz sekrè ou.
notice-too-many-tries = Twòp esè
notice-too-many-tries-about = Yo te chèche anpil resi talè a, petèt se pa ou. Tanpri tann yon minit, epi tounen eseye ankò.
