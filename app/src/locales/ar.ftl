# What the interface says in Arabic: plain modern standard Arabic, one idea a sentence.
# Names of messages are the same in every file; a test compares them with each other and with the code.

## Names of things
porchlight = Porchlight
installed-name = أسئلة
language = اللغة
language-others = لغات أخرى
calendar-day = { $day } { $month ->
    [1] يناير
    [2] فبراير
    [3] مارس
    [4] أبريل
    [5] مايو
    [6] يونيو
    [7] يوليو
    [8] أغسطس
    [9] سبتمبر
    [10] أكتوبر
    [11] نوفمبر
   *[12] ديسمبر
} { $year }

## Every page
footer-promise = لا نحفظ مع إجاباتك اسمك ولا عنوانك ولا هاتفك ولا جهازك.
footer-link = كيف نحمي إجاباتك
title-error = خطأ: { $title }

## Starting a survey
consent-minutes = { $minutes ->
    [one] يستغرق دقيقة واحدة تقريبًا.
    [two] يستغرق دقيقتين تقريبًا.
    [few] يستغرق { $minutes } دقائق تقريبًا.
   *[other] يستغرق { $minutes } دقيقة تقريبًا.
}
consent-heading = قبل أن تبدأ
consent-odds = لنفترض أن شخصًا يعرف عنك كل شيء ما عدا إجابة واحدة، ويخمّنها برمي قطعة نقود. من كل ما قد يُنشر من هذا الاستبيان يومًا ما، لن يصيب أكثر من { $times } مرة من كل 100، بدلًا من 50.
consent-agree = قرأت هذا وأريد أن أشارك.
consent-missing = لتبدأ، ضع علامة في المربع الذي يقول إنك تريد أن تشارك. وإن كنت لا تريد، فيمكنك إغلاق هذه الصفحة.
consent-more = المزيد عن المشاركة
consent-asks = من يسأل
consent-pays = من يدفع
consent-asked = ما الذي يُسأل عنه
consent-risks = ما الذي قد يسوء
consent-kept = ما الذي يُحفظ
consent-kept-answers = إجاباتك، والأسئلة التي تركتها فارغة.
consent-kept-words = كلماتك أنت عن: «{ $question }». لا تُنشر أبدًا.
consent-kept-chance = ما صنعته الصدفة من إجابتك عن: «{ $question }». إجابتك نفسها لا تُحفظ.
consent-kept-day = يوم وصولها، ولكن ليس الوقت.
consent-kept-number = رقم صُنع بالصدفة، حتى يُحسب الإرسال مرتين مرة واحدة. ومنه يُصنع إيصالك.
consent-kept-version = أي استبيان كان، وبأي نسخة.
consent-kept-not = لا شيء غير ذلك: لا اسمك ولا عنوانك ولا هاتفك ولا جهازك ولا مكانك.
consent-noise = كيف تحميك الصدفة
consent-until = كم من الوقت
consent-contact = من تسأل
design = من أعدّ هذا الاستبيان ولماذا وُضع كل سؤال
design-team = أعدّه فريق من الجيران ووافق على طرحه: قال { $yes } نعم (والمطلوب { $needed })، منهم { $community } مراجعون من المجتمع، ورفض { $no }. سُئلوا في { $day }. وما يتغير بعد ذلك يُسأل عنه من جديد.
design-host = فتحه مشغّل هذا الخادم بلا تصويت من الفريق.
consent-law = ماذا يقول القانون
consent-law-justice = تساعد وزارة العدل الأمريكية في تمويل هذا. لذلك ينص قانون اتحادي (34 USC 10231, 28 CFR 22) على أن ما قد يدل على هويتك لا يُستخدم إلا في هذا البحث. ولا يمكن استخدامه في المحكمة دون موافقتك. لا يشمل القانون ما يقال عن جرائم في المستقبل.
consent-law-other = لا تساعد وزارة العدل الأمريكية في تمويل هذا. لذلك فإن القانون الاتحادي الذي يبقي الأبحاث خارج المحاكم (34 USC 10231) لا يحمي هذه الإجابات.
consent-no-names = من فضلك لا تكتب أسماء ولا أي شيء يدل على مكان إقامتك أو من يساعدك.
consent-custody = لا يتوقف أي شيء في قضيتك أو عقوبتك أو الإفراج عنك على مشاركتك. ولا يدفع لك أحد مقابلها ولا يعطيك شيئًا.
consent-questions = { $questions ->
    [one] سؤال واحد.
    [two] سؤالان.
    [few] { $questions } أسئلة.
   *[other] { $questions } سؤالًا.
}
age-heading = كم عمرك؟
age-not-kept = ما تقوله هنا لا يُحفظ.
age-adult = { $years } أو أكثر
age-young = من { $youngest } إلى { $oldest }
age-child = أقل من { $years }
age-missing = قل كم عمرك.
age-too-young = هذا الاستبيان لمن عمره { $years } أو أكثر، لذلك لا يمكنك المشاركة. لم يُحفظ شيء. شكرًا لرغبتك في المساعدة.
age-permission-heading = لأحد الوالدين أو الوصي
age-permission = قرأت هذا. يمكن للشاب أو الشابة المشاركة إذا رغب في ذلك.
age-permission-missing = يجب أن يوافق أحد الوالدين أو الوصي أولًا.
age-assent-heading = لك أنت
age-assent = القرار لك. حتى لو وافق أحد الوالدين أو الوصي، يمكنك أن ترفض. يمكنك التوقف في أي وقت، ولا يحق لأحد أن يلومك.
practice = جرّب سؤالًا أولًا
practice-about = هذا السؤال للتجربة فقط. لا يُحفظ منه شيء ولا يُرسل.
practice-question = ماذا تحب أن تشرب في الصباح؟
practice-first = ماء
practice-second = شاي أو قهوة
practice-third = شيء آخر
start = ابدأ

## Leaving quickly, and help
leave = خروج سريع
leaving-introduction = إذا دخل عليك أحد، فاضغط «خروج سريع» في أعلى الصفحة. تُغلق هذه الصفحة في الحال.
leaving-link = ماذا يفعل «خروج سريع»، وماذا لا يستطيع أن يفعل
leaving-heading = الخروج السريع
leaving-does = ماذا يفعل
leaving-does-hides = يخفي هذه الصفحة في الحال، ويفتح مكانها صفحة من موقع آخر. يمكنك أن تضغطه في أي وقت.
leaving-does-wipes = يمحو ما يحفظه هذا الموقع في متصفحك: الإجابات التي بدأتها، والإجابات التي تنتظر الإرسال. وإن وُجدت شبكة، تُرسل هذه أولًا.
leaving-does-shift = على لوحة المفاتيح، اضغط Shift ثلاث مرات بسرعة. لها المفعول نفسه.
leaving-cannot = ماذا لا يستطيع أن يفعل
leaving-cannot-history = لا يستطيع أن يمحو سجل متصفحك. من ينظر فيه يرى أن هذا الموقع كان مفتوحًا.
leaving-cannot-sent = لا يستطيع أن يسترد إجابات أُرسلت.
leaving-cannot-watch = لا ينفع إن كان أحد يراقب هاتفك بتطبيق آخر، أو ينظر في شبكتك.
leaving-safer = طرق أكثر أمانًا
leaving-safer-private = استعمل نافذة خاصة (تُسمى أيضًا «التصفح المتخفي»). فهي لا تحفظ سجلًا.
leaving-safer-device = استعمل هاتفًا أو حاسوبًا لا يصل إليه من تخاف منه، في مكتبة عامة مثلًا.
leaving-onward = تابع إلى الاستبيان
help-heading = مساعدة إن احتجت إليها
help-languages = يتحدثون: { $languages }
distress-check = قد يكون التفكير في الأسئلة التالية صعبًا. كيف حالك؟ يمكنك أن تتركها كلها. لا بأس في ذلك، ولن يسألك أحد عن السبب.
distress-skip = اترك هذه الصفحة كلها

## Pages of questions
progress = الصفحة { $page } من { $pages }
page-untitled = أسئلة
continue = متابعة
back = رجوع
needed = (ضروري)
needed-depending = (قد يكون ضروريًا، بحسب إجابات أخرى)
choose-at-most = { $maximum ->
    [one] اختر إجابة واحدة على الأكثر.
    [two] اختر إجابتين على الأكثر.
    [few] اختر { $maximum } إجابات على الأكثر.
   *[other] اختر { $maximum } إجابة على الأكثر.
}
rank-hint = أعطِ كل واحد مرتبة، من 1 (الأول) إلى { $last } (الأخير).
rank-no-place = –
repeat-add = أضف
repeat-remove = احذف
repeat-hint = يمكنك أن تضيف حتى { $maximum }.
fault-total = يجب أن يكون مجموع النقاط { $total }.
acknowledged = نعم، قرأت هذا
choose-all = اختر كل ما ينطبق.
skip-question = تخطَّ هذا السؤال

## Questions that chance protects
protected-heading = الصدفة تحمي هذه الإجابة.
protected-odds = لنفترض أن أحدًا يرى ما ترسله، وكان عليه لولا ذلك أن يرمي قطعة نقود ليختار بين إجابتين. لن يصيب أكثر من { $times } مرة من كل 100.
protected-hand-coin = ارمِ قطعة نقود بحيث لا يراها أحد. إن ظهرت الصورة: اكتب إجابتك أنت في الأسفل. وإن ظهرت الكتابة: ارمِ حجر نرد، واكتب الإجابة التي يدلّ عليها:
protected-hand-die = ارمِ حجر نرد بحيث لا يراه أحد. من 1 إلى 4: اكتب إجابتك أنت في الأسفل. 5 أو 6: ارمه مرة أخرى، واكتب الإجابة التي يدلّ عليها:
protected-throw = { $first } إلى { $last }:
protected-throw-one = { $only }:
protected-throw-again = ارمِ مرة أخرى
protected-phone-coin = اكتب إجابتك أنت. حين تتابع، يرمي هاتفك قطعة نقود. إن ظهرت الصورة: يرسل إجابتك. وإن ظهرت الكتابة: يرسل أي إجابة بالصدفة. لا يُحفظ ما اخترته في أي مكان.
protected-phone-die = اكتب إجابتك أنت. حين تتابع، يرمي هاتفك حجر نرد. من 1 إلى 4: يرسل إجابتك. 5 أو 6: يرسل أي إجابة بالصدفة. لا يُحفظ ما اخترته في أي مكان.
protected-sent = سيرسل هاتفك:
protected-sent-fresh = هذه إجابتك أنت، أو الصدفة. لا أحد يستطيع أن يعرف، ولا نحن.
protected-sent-again = في جولة سابقة أرسل هذا الهاتف الإجابة نفسها. وهو يرسلها مرة أخرى، حتى لا تكشف عدة جولات أكثر مما تكشفه جولة واحدة. إن لم تكن أنت من أجاب، فأجب من جديد.
protected-anew = أجب من جديد
keep-protected = ما جعلته الصدفة من إجابة يبقى على هذا الهاتف بعد ذلك أيضًا، حتى ترسل جولة لاحقة الشيء نفسه. «خروج سريع» يمحوه.

## Errors
media-listen = استمع
media-hush = أوقف القراءة بصوت عالٍ
media-read = اقرأ بصوت عالٍ
media-transcript = ما يُقال
error-heading = هناك مشكلة
fault-required-choice = اختر إجابة.
fault-required-choices = اختر إجابة واحدة على الأقل.
fault-required-number = اكتب رقمًا.
fault-required-date = اختر يومًا.
fault-required-acknowledge = ضع علامة في المربع لتتابع.
fault-required-text = اكتب إجابتك.
fault-nothing-to-answer = لا شيء للإجابة عنه هنا. تابع إلى السؤال التالي.
fault-unknown-option = اختر إحدى الإجابات التي في القائمة.
fault-several-answers = أعطِ إجابة واحدة فقط.
fault-too-many = { $maximum ->
    [one] اختر إجابة واحدة على الأكثر.
    [two] اختر إجابتين على الأكثر.
    [few] اختر { $maximum } إجابات على الأكثر.
   *[other] اختر { $maximum } إجابة على الأكثر.
}
fault-not-a-number = اكتب رقمًا بالأرقام، مثل { $example }.
fault-too-many-decimals = { $decimals ->
    [0] اكتب رقمًا صحيحًا، مثل { $example }.
    [one] اكتب رقمًا بمنزلة عشرية واحدة على الأكثر، مثل { $example }.
   *[other] اكتب رقمًا بعدد منازل عشرية لا يزيد على { $decimals }، مثل { $example }.
}
fault-below-minimum = اكتب رقمًا لا يقل عن { $minimum }.
fault-above-maximum = اكتب رقمًا لا يزيد على { $maximum }.
fault-not-a-date = اكتب اليوم هكذا: السنة ثم الشهر ثم اليوم، مثل { $example }.
fault-not-a-time = اكتب الوقت بالساعات والدقائق، مثل 18:30.
fault-not-a-moment = اختر يومًا ووقتًا، مثل 2026-05-31T18:30.
fault-not-an-order = أعطِ كل واحد مرتبة خاصة به. لا يمكن استعمال مرتبة مرتين.
fault-off-step = اكتب أحد الأرقام { $first } ثم { $second } وهكذا، بخطوات متساوية.
fault-time-too-early = اختر وقتًا ليس قبل { $earliest }.
fault-time-too-late = اختر وقتًا ليس بعد { $latest }.
fault-too-early = اختر يومًا ليس قبل { $earliest }.
fault-too-late = اختر يومًا ليس بعد { $latest }.
fault-too-long = { $maximum ->
    [one] اكتب حرفًا واحدًا على الأكثر.
    [two] اكتب حرفين على الأكثر. تُحسب المسافات أيضًا.
    [few] اكتب { $maximum } أحرف على الأكثر. تُحسب المسافات أيضًا.
   *[other] اكتب { $maximum } حرفًا على الأكثر. تُحسب المسافات أيضًا.
}
fault-constraint = تحقق من هذه الإجابة.

## Checking and sending
review-heading = راجع إجاباتك
offline = لا توجد شبكة الآن. لم يُرسل شيء ولم يضع شيء. ابقَ في هذه الصفحة، واضغط الزر مرة أخرى حين تعود الشبكة.
review-not-sent = لم تُرسل إجاباتك: لم يستطع خادمنا أن يحفظها. ما زالت كلها في هذه الصفحة. من فضلك اضغط «أرسل» مرة أخرى.
review-introduction = لم يُرسل شيء بعد. ما زال بإمكانك أن تغيّر إجاباتك. بعد الإرسال لا يمكنك ذلك.
review-change = غيّر
review-no-answer = بلا إجابة
review-point = { $point } (من { $first } إلى { $last })
review-point-labelled = { $point } – { $label }
send = أرسل إجاباتي

## What is kept on the phone
keep-draft = احفظ إجاباتي على هذا الهاتف حتى أرسلها
keep-draft-hint = عندها يمكنك أن تتوقف وتتابع لاحقًا، حتى من دون شبكة. اتركه فارغًا إن كان غيرك يستعمل هذا الهاتف.
resume = على هذا الهاتف إجابات بدأتها ولم ترسلها.
resume-go-on = تابعها
kept-draft = تبقى إجاباتك على هذا الهاتف حتى ترسلها.
kept-elsewhere = هذا الاستبيان مفتوح في نافذة أخرى أيضًا. ما تجيب به في هذه لا يُحفظ.
kept-full = لا يستطيع هذا الهاتف أن يحفظ إجاباتك. ابقَ في هذه الصفحة حتى تُرسل.
kept-finished = لقد أجبت عن كل شيء
kept-waiting = إجاباتك على هذا الهاتف. لم تُرسل بعد. ستُرسل حين توجد شبكة وتكون هذه الصفحة مفتوحة. يمكنك أن تغلقها وتعود.
kept-sending = إجاباتك تُرسل الآن.
kept-received = وصلتنا إجاباتك. إيصالك: { $receipt }
kept-closed = أُغلق هذا الاستبيان قبل أن تصل إجاباتك، فلا يمكن أن تُحسب. ما زالت على هذا الهاتف. يمكنك أن تحفظها في ملف أو تمحوها.
kept-refused = لم يستطع الخادم أن يأخذ إجاباتك كما هي. ما زالت على هذا الهاتف. يمكنك أن تحفظها في ملف للفريق، أو تمحوها.
kept-save = احفظ في ملف
kept-erase = امحُ من هذا الهاتف
kept-mend = انظر فيها مرة أخرى
passed-on-waiting = على هذا الهاتف إجابات لأشخاص آخرين لم تُرسل بعد. تُرسل عند توفر الشبكة. لا يمكن لأحد قراءتها هنا.
passed-on-next = تم. ابدأ للشخص التالي
passed-on-back = انسخ إيصالك إن أردت. ثم اضغط الزر حتى لا يراه أحد بعدك.
passed-on-no-receipt = لا توجد شبكة، لذلك لا يمكن عرض إيصالك هنا.
kiosk-idle = هل ما زلت هنا؟ بعد نصف دقيقة يبدأ هذا من جديد وتُمحى إجاباتك حتى الآن.
kiosk-stay = ما زلت هنا
helper-heading = سلّم الهاتف الآن
helper-about = الشخص الذي يجيب يمسك الهاتف ويقرأ وحده. ساعده فقط إذا طلب. عند الانتهاء يضغط الزر الأخير ويعيد الهاتف.

## After sending
receipt-heading = شكرًا لك. وصلتنا إجاباتك.
receipt-already = كانت هذه الإجابات عندنا من قبل. تُحسب مرة واحدة فقط.
receipt-code = إيصالك
receipt-meaning = بهذا الإيصال يمكنك أن ترى ما صار بإجاباتك، وأن تسترجعها حتى يُغلق الاستبيان. وهو لا يقول من أنت. انسخه، أو احفظه صورة.
receipt-picture = احفظ صورة
receipt-see = انظر في إجاباتي أو استرجعها
receipt-ask-heading = ماذا صار بإجاباتك
receipt-ask-about = اكتب إيصالك كما هو، بترتيبه. لا يُخبَر أحد بأنك نظرت.
receipt-ask-label = إيصالك
receipt-ask-button = انظر
receipt-unknown = لا توجد إجابات بهذا الإيصال. تحقق مما كتبته ومن ترتيبه.
receipt-received = إجاباتك عندنا. لم تُحسب بعد في أي أرقام منشورة.
receipt-withdraw-heading = استرجع إجاباتك
receipt-withdraw-about = يمكنك أن تسترجعها حتى يُغلق الاستبيان. عندها تُحذف من خادمنا ولا تُحسب. لا يمكن التراجع عن ذلك، ولا حاجة إلى أن تذكر السبب.
receipt-withdraw-backups = النسخ التي تُحفظ تحسبًا لتعطّل الخادم لا تتغير. تبقى حتى يستبدلها من يدير الخادم. ولا يُحسب منها شيء.
receipt-withdraw-confirm = نعم، احذفوا إجاباتي
receipt-withdraw-button = استرجعها
receipt-fixed = إجاباتك عندنا. أُغلق الاستبيان، وستُحسب في الأرقام التي تُنشر بعد ذلك. لم يعد بإمكانك أن تسترجعها.
receipt-fixed-why = كل أرقام الاستبيان تُصنع من الإجابات نفسها. لو كان سحب الإجابات ما زال ممكنًا، لاستطاع أحد أن يقارن الأرقام قبل ذلك وبعده، فيعرف ما قاله شخص واحد.
receipt-counted = إجاباتك محسوبة في هذه الأرقام المنشورة:
receipt-release = نُشر في { $day }
receipt-counted-why = لم يعد بإمكانك أن تسترجعها: ما نُشر يستطيع أي أحد أن ينسخه. غُيّرت الأرقام المنشورة بالصدفة، فلا تقول عنك إلا القليل جدًا.
receipt-withdrawn = استُرجعت هذه الإجابات. حُذفت، ولا تُحسب.
receipt-next = يمكنك أن تغلق هذه الصفحة الآن.

## Home
home-introduction = جيران يسألون جيرانهم عن الأمان والعدل حيث يعيشون. والنتائج ملك الجميع.
home-surveys = استبيانات
home-none = لا يوجد استبيان هنا الآن.
home-answer = أجب عن هذا الاستبيان
home-findings = انظر النتائج
home-closed = هذا الاستبيان مغلق.

## Privacy
privacy-heading = كيف نحمي إجاباتك
privacy-assessment = لمن يقيّم ذلك: إجاباتنا عن أسئلة NIST SP 800-226
privacy-stored-heading = ماذا نحفظ
privacy-stored-answers = إجاباتك، واليوم الذي وصلت فيه. لا نحفظ الساعة.
privacy-stored-chance = تقول بعض الأسئلة إن الصدفة تحمي الإجابة. من هذه الإجابة لا نحفظ إلا ما جعلته الصدفة منها.
privacy-stored-where = تبقى على خادمنا. لا يستطيع أحد أن ينظر في إجابات فردية على أي صفحة، ولا حتى الفريق.
privacy-never-heading = ماذا لا نحفظ أبدًا
privacy-never-who = اسمك أو رقم هاتفك أو عنوانك. من فضلك لا تكتبها في إجابة.
privacy-never-device = عنوان الإنترنت (IP) الخاص بك، أو أي شيء يميّز جهازك من غيره. لا توجد ملفات تعريف (كوكيز) في الاستبيان.
privacy-publish-heading = ماذا ننشر
privacy-publish-groups = أعدادًا لمجموعة كاملة من الناس فقط. لا ننشر أبدًا إجابات شخص واحد.
privacy-publish-noise = قبل أن ننشر عددًا، نغيّره قليلًا بالصدفة. فتبقى النتائج نفسها تقريبًا سواء شاركت أم لم تشارك.
privacy-publish-words = ما تكتبه بكلماتك يبقى على خادمنا. لا ننشره أبدًا.
privacy-cannot-heading = ماذا لا نستطيع أن نعد به
privacy-cannot-hide = من ينظر إلى شاشتك أو يستعمل هاتفك قد يرى أنك شاركت.
privacy-cannot-change = بعد أن ترسل إجاباتك لا يمكنك أن تغيّرها. يمكنك أن تسترجعها بإيصالك حتى يُغلق الاستبيان، لا بعده.
privacy-cannot-zero = لا تقول النتائج عن أي شخص إلا القليل جدًا. ولا يمكن ألا تقول شيئًا البتة.

## Findings and studio
findings-title = النتائج
findings-kind = استبيان مجتمعي · أدلة وصفية · ليس تقييمًا لبرنامج
findings-release = الإصدار { $release }
findings-key = أهم النتائج
findings-key-none = لا توجد إجابة بارزة بوضوح يكفي لتكون من أهم النتائج. كل الأرقام في الأسفل.
findings-key-range = ماذا يعني «المدى المرجّح»؟
findings-share = نحو *{ $part } من كل { $whole }* من السكان الذين أجابوا (*{ $percent }*؛ المدى المرجّح { $low } إلى { $high }) قالوا:
findings-share-almost-none = *لا أحد تقريبًا* من السكان الذين أجابوا (المدى المرجّح { $low } إلى { $high }) قال:
findings-share-nearly-all = *كل السكان تقريبًا* ممن أجابوا (المدى المرجّح { $low } إلى { $high }) قالوا:
findings-share-caution = الإجابات أقل من أن تكون دقيقة: ما بين *{ $low }* و*{ $high }* من السكان الذين أجابوا قالوا:
findings-share-suppressed = لا نعرض هذا الرقم لأنه لا يمكن أن يكون مفيدًا وآمنًا معًا.
findings-mean = كان متوسط الإجابات *{ $mean }* (المدى المرجّح { $low } إلى { $high }) على مقياس طرفاه
findings-mean-amount = كان المتوسط *{ $mean }* (المدى المرجّح { $low } إلى { $high }).
findings-median = الإجابة الوسطى، التي يقع تحتها من الناس بقدر من يقع فوقها، تقع على الأرجح بين *{ $low }* و*{ $high }*.
findings-two-highest = أعلى نقطتين معًا: { $percent } (المدى المرجّح { $low } إلى { $high }).
findings-people = أجاب عن هذا الاستبيان *نحو { $people } شخص* (المدى المرجّح { $low } إلى { $high }).
findings-who = من أجاب
findings-who-basis = «السكان الذين أجابوا» هم الناس الذين اختاروا أن يشاركوا وأجابوا عن ذلك السؤال. قد يختلفون عن الذين لم يجيبوا.
findings-who-about = أعداد الناس في هذه الصفحة تقريبية. غُيّر كل عدد منها بالصدفة وحده، فلا يتطابق مجموعها تمامًا.
findings-period = أُخذت الإجابات من { $opened } إلى { $closed }.
findings-period-opened = أُخذت الإجابات ابتداءً من { $opened }.
findings-period-closed = أُخذت الإجابات حتى { $closed }.
findings-questions = ماذا قال الناس
findings-ranked = { $counted ->
    [one] رتّب الناس كل هذه. النسب هي نسب من وضعه أولًا.
   *[other] رتّب الناس كل هذه. النسب هي نسب من وضعه ضمن أول { $counted }. ومجموعها أكثر من 100%.
}
findings-several = كان بإمكان الناس أن يختاروا أكثر من إجابة، فقد يزيد مجموع النسب على 100%.
findings-repeated = سُئل كل شخص عدة مرات، ويُحسب مرة واحدة عن كل إجابة أعطاها مرة واحدة على الأقل.
findings-weighted = مرجّح: { $percent } (المدى المرجّح { $low } إلى { $high })، لو أجابت المجموعات بأحجامها هنا، بحسب
findings-score = درجة: متوسط إجابات كل شخص عن { $questions } من الأسئلة. من أجاب عن نصفها أو أقل ليست له درجة.
findings-protected = غيّرت الصدفة كل إجابة عن هذا السؤال قبل أن تُرسل: { $own } مرات من 6 كانت إجابة الشخص نفسه، وإلا فأي إجابة بالقرعة. حُسبت النسب رجوعًا من ذلك، ومداها يشمله.
findings-chart-title = نسب الإجابات عن: { $question }
findings-table = الأرقام نفسها في جدول
findings-answer = الإجابة
findings-share-column = النسبة
findings-range-column = المدى المرجّح
findings-strip-column = كرسم
findings-sample-column = العيّنة
findings-noise-column = التشويش
findings-either-way = ± { $points }
findings-range = { $low } إلى { $high }
findings-contents = كل الأسئلة في هذه الصفحة
findings-caution = ! استعمله بحذر: مدى هذا الرقم واسع.
findings-not-shown = غير معروض
findings-not-shown-why = غير معروض: لا يمكن أن تكون هذه الأرقام مفيدة وآمنة معًا.
findings-answered = أجابوا
findings-skipped = لم يجيبوا
findings-not-asked = لم يُسألوا
findings-reach-answered = أجاب عن هذا السؤال نحو { $people } شخص.
findings-reach-skipped = سُئل نحو { $people } شخص ولم يجيبوا.
findings-reach-not-asked = لم يُسأل نحو { $people } شخص، بسبب إجابة سابقة.
findings-crosses = المجموعات جنبًا إلى جنب
findings-crosses-how-to-read = انظر إلى المدى المرجّح. إن تداخل مدى مجموعتين، فلا نستطيع أن نقول إن كانتا مختلفتين.
findings-by = بحسب الإجابة عن:
findings-group = المجموعة
findings-group-size = { $group }: نحو { $people }
findings-group-sizes = الناس الذين أجابوا في كل مجموعة: { $sizes }.
findings-sure = إلى أي حد نحن متأكدون؟
findings-sure-range = مع كل رقم مدى مرجّح. لو أُجريت استبيانات كهذا مرات كثيرة، لضمّ نحو { $level } من هذه المديات الرقم الذي نحصل عليه لو سُئل كل من يشبهون الذين أجابوا. وتُقرّب المديات إلى الخارج إلى نسب صحيحة.
findings-sure-noise = شيئان يحرّكان كل نسبة، والمدى يشمل كليهما. «العيّنة» هي عدد النقاط التي قد تتحركها النسبة في أي اتجاه لأن بعض الناس فقط سُئلوا. و«التشويش» هو عدد النقاط التي قد يحرّكها ما يحمي الناس: التشويش العشوائي، وما سحبته الهواتف حيث يقول السؤال ذلك.
findings-sure-not = لا يشمل المدى من اختار أن يجيب ومن لم يختر، ولا كيف فهم الناس السؤال.
findings-sure-marks = توضع «!» عند الأرقام التي مداها واسع: استعملها بحذر. ولا تُعرض الأرقام التي مداها واسع جدًا أو التي تخص عددًا قليلًا جدًا من الناس. ويُقرَّر الأمران من الأرقام المشوّشة، فلا تقول العلامات شيئًا عن أي شخص.
findings-methods = كيف جرى ذلك
findings-method-how = طريقة السؤال
findings-method-how-answer = استمارة على الإنترنت ملأها الناس بأنفسهم. اختار الفريق من يدعو.
findings-method-when = متى
findings-method-questions = الأسئلة
findings-method-questions-answer = { $questions } (النسخة { $version } من الاستمارة). كل سؤال منشور مكتوب كاملًا في هذه الصفحة.
findings-method-languages = اللغات
findings-method-weights = الأوزان
findings-method-weights-some = تصف الأرقام الناس الذين أجابوا. حيث يقول سطر «مرجّح»، أُعطيت المجموعات الأحجام المذكورة هناك (ترجيح لاحق للجداول المحمية)؛ ومداه يشمل كلفة ذلك.
findings-method-weights-answer = لا توجد. تصف الأرقام الناس الذين أجابوا، لا كل من يعيش هنا.
findings-method-ranges = المديات
findings-method-ranges-answer = فترة ويلسون عند { $level }، مع إضافة تباين التشويش إلى تباين المعاينة.
findings-method-marks = العلامات
findings-method-marks-answer = غير معروض: أساس أقل من { $people } شخص عند الطرف الأدنى لتشويشه، أو مدى من { $widest } نقطة أو أكثر. «!»: مدى أكبر من { $wide } نقطة، أو أكبر من 1.2 ضعف النسبة، أو خطأ أكبر من 30% من النسبة.
findings-limits = ماذا لا يستطيع هذا أن يخبرك
findings-limit-who = يصف السكان الذين أجابوا. ولا يتكلم باسم كل من يعيش هنا.
findings-limit-willing = قرر الناس بأنفسهم أن يشاركوا أو لا. قد يرى الذين شاركوا الأمور على غير ما يراها الذين لم يشاركوا.
findings-limit-moment = يبيّن فترة واحدة. قد تختلف الآراء والتجارب في وقت آخر.
findings-limit-wording = تتوقف الإجابات على كلمات السؤال وعلى ما يريد الناس أن يقولوه.
findings-limit-small = لا يمكن عرض المجموعات الصغيرة، أو تُعرض بمدى واسع فقط. لا يعني ذلك أنها أقل أهمية.
findings-limit-why = لا يستطيع أن يقول لماذا أجاب الناس هكذا، ولا يقيّم أي برنامج أو جهة أو شخص.
findings-privacy = كيف حُميت خصوصية الناس
findings-privacy-plain = حُفظت الإجابات بلا اسم ولا رقم هاتف ولا عنوان شبكة. وغُيّر كل رقم هنا قليلًا بالصدفة قبل أن يراه أحد.
findings-privacy-odds = لنفترض أن شخصًا يعرف عنك كل شيء ما عدا إجابة واحدة، ويخمّنها برمي قطعة نقود. من كل ما نُشر عن هؤلاء السكان حتى الآن، لن يصيب أكثر من { $times } مرة من كل 100، بدلًا من 50.
findings-privacy-not = ما ليس محميًا: ما يصح على مجموعة كاملة يمكن أن يُعرف، حتى عن أناس لم يشاركوا. وما تقوله أنت لغيرك ليس محميًا أيضًا.
findings-privacy-terms = الشيء نفسه بمصطلحات تقنية
findings-privacy-unit = من المحمي
findings-privacy-unit-answer = سجل شخص واحد كاملًا في هذا الاستبيان، ووجود سجل له أو عدمه.
findings-privacy-neighbors = المتجاوران
findings-privacy-neighbors-answer = مجموعتان من الإجابات تزيد إحداهما على الأخرى سجلًا واحدًا.
findings-privacy-mechanism = الآلية
findings-privacy-mechanism-answer = تشويش غاوسي متقطّع على كل عدد (Canonne, Kamath and Steinke 2020)، خصوصية تفاضلية مركّزة عند الصفر. تُجمع كُلَف الإصدارات.
findings-privacy-cost = كلفة هذا الإصدار
findings-privacy-spent = ما صُرف حتى الآن
findings-privacy-cap = أكثر ما يمكن أن يُصرف
findings-privacy-amount = rho { $rho } (epsilon { $epsilon } عند delta 1e-6)
findings-privacy-local = محمي قبل أن يُرسل
findings-privacy-local-answer = «{ $item }»: إجابة الشخص نفسه { $own } مرات من 6، وإلا بالقرعة؛ epsilon { $epsilon } تجاه من يديرون الخادم، إلى جانب الكلفة أعلاه.
findings-privacy-population = السكان الذين تحميهم الميزانية
findings-privacy-exact = بلا تشويش
findings-privacy-exact-answer = ما لا يتوقف على إجابات أحد فقط: الاستمارة، ويوما الفتح والإغلاق، وقائمة الجداول ونصيبها من الميزانية.
findings-privacy-ledger = القيد { $number } من الدفتر، مع بصمته
findings-data = احصل على البيانات
findings-data-about = تحوي الملفات الأعداد المشوّشة والنسب والمديات لكل جدول، ودليل رموز فيه كل سؤال كاملًا. ولا تحوي إجابات أحد.
findings-file-size = ({ $kilobytes } ك.ب)
findings-records = سجلات اصطناعية
findings-records-about = لبرامج الإحصاء: صفوف تشبه الإجابات وليست لأحد. صُنعت من الأرقام التي في هذه الصفحة وحدها. والعلاقات التي قد تكون صدفة ليست فيها. احسب التقديرات بواسطة estimate.py أو estimate.R: السجلات إن أُخذت على أنها إجابات حقيقية بدت أوثق مما هي.
findings-records-unrelated = في هذه السجلات لا علاقة بين الأسئلة، أو أقل مما ينبغي: أغرقها التشويش. استعملها لسؤال واحد في كل مرة.
findings-records-related = علاقات الأسئلة التي تحفظها السجلات شبه كاملة: { $kept } من { $measured } نُشرت. أما الأسئلة الأخرى فلا علاقة بينها فيها، أو أقل مما ينبغي: أغرقها التشويش. يصحّح estimate.py وestimate.R ما قيس، ويرفضان الباقي.
findings-cite = كيف تستشهد بهذا
findings-citation = «{ $title }». استبيان مجتمعي { $code }، الإصدار { $release }. أعداد مشوّشة ونسب بمديات مرجّحة.
findings-others = إصدارات أخرى من هذا الاستبيان
findings-decided = من قرر نشر هذا
findings-decided-team = وافق فريق الجيران: قال { $yes } نعم (والمطلوب { $needed })، منهم { $community } مراجعون من المجتمع، ورفض { $no }. سُئلوا في { $day } قبل سحب الأرقام.
findings-decided-host = سحبه مشغّل الخادم بلا تصويت من الفريق.
findings-decided-dissent = ما قيل ضده:
findings-decided-record = سجل الفريق
studio-title = الاستوديو
studio-surveys = استبياناتك
studio-signed-in = دخلت باسم { $name }
studio-sign-out = اخرج
studio-problem = لم ينجح ذلك
studio-sign-in = ادخل
studio-name = اسمك
studio-passphrase = عبارة السر
studio-enter = أهلًا بك في الاستوديو
studio-enter-about = يعمل هذا الرابط مرة واحدة. اضغط الزر على الجهاز الذي تريد أن تعمل به.
studio-enter-button = ادخل
studio-no-surveys = لا توجد استبيانات بعد.
studio-import = أدخل استمارة
studio-import-about = استمارة صُنعت لـ ODK أو Kobo أو SurveyCTO أو Ona، كجدول بيانات (.xlsx، .xls، .ods، .csv) أو كجدول بصيغة Markdown. تحصل على تقرير بكل ما وُجد فيها. وإن لم يكن فيها خطأ، تصير مسودة لا يراها إلا فريقك.
studio-import-file = الملف
studio-import-choices = ملفات الخيارات
studio-import-choices-hint = فقط إن كانت الاستمارة تأخذ الخيارات من ملفات، مثل towns.csv.
studio-import-code = رمز الاستبيان الجديد
studio-import-code-hint = يظهر في العنوان الذي يفتحه السكان: من 3 إلى 32 من الحروف اللاتينية الصغيرة والأرقام والشرطات.
studio-import-button = اقرأه
studio-import-added = لم يوجد خطأ. أُضيفت كمسودة:
studio-import-flawed = هناك شيء في الاستمارة يجب إصلاحه أولًا.
studio-import-nothing-stored = لم يُحفظ شيء.
studio-import-code-unreadable = يجب أن يكون الرمز من 3 إلى 32 من الحروف اللاتينية الصغيرة والأرقام والشرطات. لم يُحفظ شيء.
studio-import-code-taken = يوجد استبيان بهذا الرمز. لم يُحفظ شيء؛ اختر رمزًا آخر.
studio-import-no-file = لم يُرسل ملف. اختر ملفًا وحاول مرة أخرى.
studio-import-clean = لا ملاحظات عليها.
studio-import-report = ما وُجد
studio-import-error = خطأ
studio-import-warning = تحذير
studio-import-note = ملاحظة
studio-import-row = الصف { $row }
studio-import-column-kind = النوع
studio-import-column-place = الموضع
studio-import-column-finding = ما وُجد
studio-templates = البدء من قالب
studio-templates-about = قالب لكل برنامج، بالإنجليزية والإسبانية. ما تبدأ به ملك لكم ويمكنكم تغييره. كل سؤال يبيّن ما يقيسه ومن أين جاء ولماذا يُطرح.
studio-template-facts = عدد الأسئلة: { $questions }، نحو { $minutes } دقائق
studio-template-care = ما على فريقكم الاهتمام به
studio-template-handling = ما يفعله الاستبيان من تلقاء نفسه
studio-handling-age-gate = يسأل أولًا عن العمر.
studio-handling-permission = يوافق أحد الوالدين أو الوصي، ثم يوافق الشاب أو الشابة.
studio-handling-victims = لا يطلب أي وسيلة للوصول إلى أحد، ولا يطلب كلامًا حرًا إلا بسبب.
studio-handling-custody = يقول إنه لا شيء يتوقف على المشاركة ولا يُوزَّع شيء.
studio-handling-distress = قبل الأسئلة الصعبة يسأل عن الرغبة في المتابعة، ويتيح تخطي الصفحة كلها.
studio-handling-help = تذكر كل صفحة جهة يمكن اللجوء إليها.
studio-template-measures = يقيس: { $measures }
studio-template-source = يعود إلى: { $source } ‏({ $licence })
studio-sensitivity-0 = ليس فيه ما قد يؤذي.
studio-sensitivity-1 = خاص.
studio-sensitivity-2 = قد يزعج، أو يضر إن عُرف.
studio-sensitivity-3 = قد يعرّض أحدًا للخطر إن عُرف.
studio-template-begin = بدء مسودة به
studio-team = الفريق
studio-team-about = لكل شخص رقم يعرفه به سجل الفريق. ولا يذكر السجل أي اسم.
studio-role-lead = مسؤول الفريق
studio-role-co-researcher = باحث مشارك
studio-role-reviewer = مراجع من المجتمع
studio-role-translator = مترجم
studio-column-role = الدور
studio-team-change = تغيير الدور
studio-team-remove = إخراج من الفريق
studio-team-last-lead = لن يبقى من يتحدث باسم الفريق. عيّنوا مسؤولًا آخر أولًا. لم يتغير شيء.
studio-team-invite = دعوة شخص
studio-team-invite-about = تحصلون على رابط تسلّمونه ورقيًا أو كما تشاؤون. يعمل مرة واحدة خلال 14 يومًا. لا حاجة إلى عنوان أحد.
studio-team-invite-button = إنشاء رابط
studio-team-invited = سلّموا هذا الرابط. يظهر الآن فقط ويعمل مرة واحدة.
studio-team-rule = كيف يقرر الفريق
studio-team-rule-about = لا يُفتح شيء ولا يُنشر ما لم يوافق { $approvals } أشخاص، أحدهم مراجع من المجتمع، وما لم يرفض أي مراجع. بعد { $days } يومًا لا يُنتظر من سكت: عندها تقرر الأغلبية بين شخصين على الأقل. تسري القاعدة الجديدة على ما يُطرح بعدها.
studio-team-approvals = كم شخصًا يجب أن يوافق (2 إلى 20)
studio-team-days = كم يومًا يُنتظر الجميع (3 إلى 60)
studio-team-rule-wrong = اكتبوا أعدادًا صحيحة: من 2 إلى 20 شخصًا، ومن 3 إلى 60 يومًا. لم يتغير شيء.
studio-join = الانضمام إلى الفريق
studio-join-about = دُعيت بصفة: { $role }. اختر اسمًا وعبارة مرور.
studio-join-name-hint = أي اسم تريده، بلا مسافات. يراه فريقك ولا يظهر في السجل.
studio-join-passphrase-hint = 12 حرفًا على الأقل. والأفضل عدة كلمات.
studio-join-name-wrong = يحتاج الاسم من 1 إلى 64 حرفًا بلا مسافات. لم يُحفظ شيء.
studio-join-name-taken = هناك من يحمل هذا الاسم. اختر اسمًا آخر؛ لا تزال الدعوة صالحة.
studio-join-passphrase-wrong = تحتاج عبارة المرور إلى 12 حرفًا على الأقل. لم يُحفظ شيء.
studio-join-button = انضمام
studio-decisions = القرارات
studio-decisions-none = لم يُطرح شيء بعد. قبل فتح أي استبيان وقبل نشر أي شيء يُسأل الفريق هنا.
studio-decide-opening = هل يُفتح «{ $title }»؟
studio-decide-release = هل يُنشر هذا من «{ $title }»؟
studio-decide-waiting = قيد الانتظار: وافق { $yes } من { $needed }، منهم { $community } من المجتمع؛ ورفض { $no }. يُنتظر الجميع حتى { $until }.
studio-decide-approved = تمت الموافقة: وافق { $yes } (والمطلوب { $needed })، منهم { $community } من المجتمع؛ ورفض { $no }. كانت المهلة حتى { $until }.
studio-decide-vote = ما رأيك؟
studio-decide-yes = نعم
studio-decide-no = لا
studio-decide-reason = لماذا
studio-decide-reason-hint = مطلوب عند الرفض. يُطبع مع النتائج مع رقمك ودورك، ولا يمكن لأحد حذفه.
studio-decide-button = أرسل الرأي
studio-decide-reason-missing = اكتب سبب الرفض. لم يُحفظ شيء بعد.
studio-decide-over = لم يعد هذا مطروحًا. لم يتغير شيء.
studio-decide-ask = اسأل الفريق
studio-decide-ask-about = يوافق الفريق قبل الفتح. وما يتغير لاحقًا يُسأل عنه من جديد.
studio-decide-ask-release = يوافق الفريق على هذا تحديدًا قبل السحب.
studio-decide-not-agreed = لم يوافق الفريق على هذا بعد. لم يتغير شيء.
studio-record = ما فعله الفريق
studio-record-about = يحمل كل سطر بصمة السطر السابق. من يملك الملف يستطيع التحقق من أنه لم يُغيَّر شيء ولم يُحذف، ولم يُفتح شيء أو يُنشر بلا موافقة: porchlight verify --record.
studio-record-file = تنزيل
studio-by-member = العضو { $member } ({ $role })
studio-by-host = مشغّل الخادم
studio-deed-invited = دعا شخصًا بصفة: { $role }
studio-deed-joined = انضم العضو { $member } بصفة: { $role }
studio-deed-role = العضو { $member } أصبح: { $role }
studio-deed-left = غادر العضو { $member }
studio-deed-rule = حدّد القاعدة: { $approvals } موافقات، { $days } يومًا
studio-deed-asked-opening = سأل عن فتح { $survey }
studio-deed-asked-release = سأل عن نشر هذا من { $survey }
studio-deed-yes = وافق على السؤال { $review }
studio-deed-no = رفض السؤال { $review }
studio-deed-opened = فتح { $survey }
studio-deed-closed = أغلق { $survey }
studio-deed-drawn = أجرى سحب إصدار من { $survey }
studio-deed-described = كتب ما يُقال عن { $survey }
studio-quality = مراجعة الصياغة
studio-quality-about = أسئلة لفريقكم لا أحكام. غيّروا الكلمات أو قولوا لماذا تبقى؛ يظل السبب ظاهرًا لكل الفريق. لا يُنتظر إلا ما لم يُترجم وما طال أكثر من اللازم.
studio-quality-none = لم يُعثر على شيء. ثلاثة جيران يقرؤونه بصوت عالٍ سيجدون شيئًا بعد.
studio-quality-whole = الاستبيان كله
studio-quality-accepted = يبقى لأن: { $reason }
studio-quality-reason = لماذا يبقى
studio-quality-keep = إبقاؤه كما هو
studio-quality-reason-missing = اكتب لماذا يبقى. لم يتغير شيء.
studio-quality-blocks = قبل الفتح راجعوا الصياغة: هناك ما لم يُترجم أو أن الاستبيان طويل جدًا. لم يتغير شيء.
studio-quality-untranslated = ليست كل النصوص موجودة بلغة { $found }. سيجد القراء لغتين مختلطتين.
studio-quality-too-long = يستغرق نحو { $found } دقيقة. بعد 15 دقيقة يتوقف معظم الناس: اسألوا عما ستعملون به واتركوا الباقي.
studio-quality-long = يستغرق نحو { $found } دقيقة. أقل من 8 دقائق يصل عدد أكبر إلى النهاية.
studio-quality-planned-offence = يسأل عن فعل مخالف للقانون لم يقع بعد («{ $found }»). القانون الذي يحمي الإجابات لا يحمي هذه. اسألوا عما رآه الناس أو عما يحفظ أمانهم.
studio-quality-identifying = يسأل عما يكشف هوية الشخص («{ $found }»). اسألوا بصورة أعم: فئة عمرية بدل تاريخ الميلاد، وجزء من المدينة بدل العنوان.
studio-quality-hard-to-read = صعب القراءة ({ $found }). استخدموا جملًا قصيرة وكلمات يومية.
studio-quality-two-things = ربما يسأل عن شيئين معًا («{ $found }»). اجعلوه سؤالين.
studio-quality-leading = يوجّه نحو إجابة («{ $found }»). اسألوا بحيث تكون كل الإجابات متساوية السهولة.
studio-quality-jargon = «{ $found }» ليست كلمة يومية أو تصف الشخص بما فعله. جرّبوا: «{ $better }».
studio-quality-no-way-out = سؤال خاص بلا خيار «أفضّل ألا أقول». يترك الناس الاستبيان بدل السؤال.
studio-quality-no-middle = للمقياس { $found } نقاط فلا وسط له. خمس نقاط أو سبع لها وسط.
studio-quality-mixed-directions = ترد الإجابات نفسها بترتيب آخر في موضع آخر (هنا «{ $found }» أولًا). من يجيب بسرعة يخطئ: التزموا اتجاهًا واحدًا.
studio-questions = كتابة الأسئلة
studio-questions-about = يُحفظ كل تغيير فورًا ويصنع نسخة جديدة؛ ويمكن التراجع عن الأخير. يستطيع شخصان الكتابة معًا: لا يُنبَّه أحدهما إلا إذا غيّرا السؤال نفسه.
studio-questions-saved = تم. هذه نسخة جديدة من المسودة.
studio-questions-undo = تراجع
studio-questions-conflict = غيّر شخص آخر هذا السؤال في هذه الأثناء. لم يتغير شيء؛ انظر إليه وأعد المحاولة.
studio-questions-up = أعلى
studio-questions-down = أسفل
studio-questions-copy = نسخ
studio-questions-remove = إزالة
studio-questions-label = السؤال
studio-questions-hint = تلميح
studio-questions-option = الإجابة { $option }
studio-questions-row = السطر { $row }
studio-questions-lists = إجابات تشترك فيها عدة أسئلة
studio-questions-add = إضافة سؤال
studio-questions-kind = النوع
studio-questions-choose-one = إجابة واحدة من عدة
studio-questions-choose-some = عدة إجابات
studio-questions-scale = مقياس من 1 إلى 5
studio-questions-number = رقم
studio-questions-text = كلام حر
studio-questions-note = نص للقراءة
studio-questions-from-library = من قالب
studio-questions-new = سؤال جديد
studio-questions-yes = نعم
studio-questions-no = لا
studio-questions-prefer-not = أفضّل ألا أقول
studio-questions-low = إطلاقًا
studio-questions-high = كثيرًا
studio-questions-seen = كما يراها السكان
studio-media = صور وأصوات
studio-media-about = لا يمكن فتح الاستمارة قبل أن تكون كلها موجودة. تُصغّر الصور (JPEG أو PNG أو WebP، 12 ميغابايت على الأكثر)، ويُزال منها كل ما تكتبه الكاميرا فيها، كالمكان. وتبقى الأصوات (MP3 أو Ogg أو M4A أو AAC، 512 كيلوبايت على الأكثر) كما هي: تُقطع الوسوم من ملفات MP3، أما ما كتبته برامج أخرى في ملفات Ogg وM4A وAAC فيبقى فيها.
studio-media-label = اختر الملف لـ «{ $file }»
studio-media-missing = ناقص
studio-media-there = موجود
studio-media-size = موجود، { $width } × { $height } بكسل
studio-media-button = أضفه
studio-media-needed = لا يمكن فتح الاستبيان ما دامت صور أو أصوات ناقصة. أضفها أولًا:
studio-media-picture-large = الصورة كبيرة جدًا: 12 ميغابايت على الأكثر، ونحو 40 مليون بكسل. لم يُحفظ شيء.
studio-media-picture-unreadable = هذه ليست صورة نستطيع قراءتها. يجب أن تكون ملف JPEG أو PNG أو WebP. لم يُحفظ شيء.
studio-media-sound-large = الصوت كبير جدًا: 512 كيلوبايت على الأكثر. لم يُحفظ شيء.
studio-media-sound-unreadable = هذا ليس صوتًا نستطيع استعماله. يجب أن يكون ملف MP3 أو Ogg أو M4A أو AAC. لم يُحفظ شيء.
studio-column-survey = الاستبيان
studio-column-state = الحالة
studio-column-releases = الإصدارات
studio-state-draft = مسودة
studio-state-open = مفتوح
studio-state-closed = مغلق
studio-survey-pages = الاستمارة
studio-survey-pages-count = الأسئلة: { $questions }، الصفحات: { $pages }، اللغات: { $languages }
studio-see-form = انظر إلى الاستمارة كما يراها السكان
studio-consent = ما الذي يوافق عليه الناس
studio-consent-about = يأتي أولًا نصان بسيطان: لماذا تسأل، وعلى ماذا يوافق الشخص. والباقي على بعد نقرة. ما يُسأل عنه وما يُحفظ يُكتب تلقائيًا.
studio-consent-introduction = لماذا تسأل
studio-consent-agreement = على ماذا يوافق الشخص
studio-consent-funding = ممن المال، لما يُقال عن القانون
studio-consent-funding-unsaid = لا تقل شيئًا عن القانون
studio-consent-funding-justice = يساعد مكتب برامج العدالة (مثل NIJ) في الدفع
studio-consent-funding-other = يدفع آخرون فقط
studio-consent-setting = أين يُسأل الناس
studio-consent-setting-community = في الحي
studio-consent-setting-victims = في خدمات ضحايا الجرائم: لا كلمات خاصة بلا سبب
studio-consent-setting-custody = حيث يُحتجز الناس: لا يُوزَّع شيء، ولا يتوقف عليه شيء
studio-consent-youngest = أصغر عمر للمشاركة بالسنوات (فارغ: لا يُسأل أحد)
studio-consent-adult = سن الرشد بالسنوات
studio-consent-permission = لمن هم دون سن الرشد
studio-consent-permission-parent = يوافق أحد الوالدين أو الوصي أولًا
studio-consent-permission-waived = أعفت لجنة مراجعة من ذلك
studio-consent-first-page = اعرض الأسئلة الأولى أسفله: طلب أقل على شبكة سيئة
studio-consent-own-words = لماذا تطلب كلمات خاصة: «{ $question }»
studio-consent-preview = كما يراه السكان
studio-consent-changed = غيّر شخص آخر هذا الاستبيان أو فتحه في هذه الأثناء. لم يُحفظ شيء منك. انظر إلى أحدث نص وغيّره من جديد.
studio-consent-flawed = لا يمكن حفظ هذا كما هو. لم يتغير شيء.
studio-paper = استمارة ورقية
studio-paper-about = اطبع هذه الصفحة واكتب رقمًا على كل نسخة. لا حاجة إليه إلا لإدخال كل استمارة مرتين.
paper-number = رقم هذه الاستمارة
paper-leave-empty = اترك فارغًا ما لا تريد الإجابة عنه أو ما لا يخصك.
studio-entry = إدخال الاستمارات الورقية
studio-entry-about = أدخل كل استمارة مرتين، ويفضل أن يقوم بذلك شخصان. عندما يتطابق إدخالان متتاليان تُحفظ الإجابات وتُحسب مرة واحدة. لا يُعرض على أحد ما أُدخل من قبل.
studio-entry-agreed = على الورقة، خانة الموافقة مؤشَّر عليها
studio-entry-not-agreed = لا تُدخل استمارة بلا موافقة. أتلفها.
studio-entry-number = اكتب الرقم الموجود على الاستمارة، من 1 إلى 1,000,000.
studio-entry-once = أُدخلت الاستمارة { $number } مرة واحدة. أدخلها مرة أخرى أو دع غيرك يفعل.
studio-entry-stored = أُدخلت الاستمارة { $number } مرتين وحُفظت. يمكن إتلاف الورقة.
studio-entry-before = الاستمارة { $number } محفوظة من قبل. لم يتغير شيء.
studio-entry-differs = هذا يختلف عما أُدخل من قبل، في: { $questions }. انظر إلى الورقة وأدخل الاستمارة مرة أخرى.
studio-entry-not-open = تُدخل الاستمارات الورقية ما دام الاستبيان مفتوحًا.
studio-entry-repeats = يكرر هذا الاستبيان أسئلة بقدر الحاجة. لا يمكن إدخال مثل هذه الاستمارات هنا بعد.
studio-entry-waiting = أُدخلت مرة واحدة فقط حتى الآن: { $numbers }. عند إغلاق الاستبيان يُحذف ما كُتب منها.
studio-opened = فُتح
studio-closed = أُغلق
studio-progress = كم شخصًا أجاب؟
studio-progress-why = لا نعرض عدد الإجابات، ولا حتى للفريق. من يرى العدد يزيد واحدًا بعد أن يغادر جار مباشرة، يعرف أن هذا الجار شارك. عدّوا ما تفعلونه أنتم: كم رابطًا أو بطاقة أو هاتفًا وزّع الفريق.
studio-handed-out = ما وُزّع حتى الآن
studio-handed-out-label = العدد الذي وزّعه الفريق
studio-save = احفظ
studio-open = افتح الاستبيان
studio-open-about = يستطيع السكان أن يجيبوا من ذلك الحين. ولا يمكن تغيير الاستمارة بعد ذلك.
studio-close = أغلق الاستبيان
studio-close-about = الإغلاق يجمّد الإجابات. لا يستطيع أحد أن يجيب بعد ذلك، ولا يمكن التراجع عنه. تُنشر الأرقام من الإجابات المجمّدة فقط.
studio-close-confirm = أعرف أنه لا يمكن التراجع عن هذا.
studio-budget = ميزانية الخصوصية
studio-budget-about = كل إصدار يصرف منها، ولا شيء يعيدها. حين تنفد، لا يمكن نشر أرقام أخرى عن هؤلاء السكان.
studio-budget-cap = الكل
studio-budget-spent = المصروف
studio-budget-left = الباقي
studio-budget-part = rho { $rho } ({ $percent })
studio-releases = الإصدارات
studio-release-later = يراه القراء ابتداءً من { $day }
studio-budget-of-survey = من ذلك ما زال بإمكان هذا الاستبيان أن يصرف { $left }؛ واستمارته تقول ذلك منذ ما قبل أن يجيب أحد.
studio-releases-none = لم يُنشر شيء بعد.
studio-column-release = الإصدار
studio-column-day = اليوم
studio-column-cost = الكلفة
studio-plan = خطّط إصدارًا
studio-plan-about = اختر ما يُنشر. كلما قلّت الجداول، قلّ التشويش في كل منها. النظر إلى السعر لا يكلّف شيئًا.
studio-plan-items = الأسئلة التي تُنشر
studio-plan-cells = الأرقام: { $cells }
studio-plan-crosses = سؤالان جنبًا إلى جنب
studio-plan-crosses-about = إجابات سؤال في كل مجموعة من سؤال آخر. السؤال الذي يأتي أولًا في الاستمارة يصنع المجموعات. السؤال ذو الإجابات المتعددة لا يصنع مجموعات أبدًا، فلا يمكن تقاطع اثنين منها. لتضيف المزيد، انظر إلى السعر: عندها يمكنك أن تختار الزوج التالي.
studio-plan-cross-first = سؤال
studio-plan-cross-second = سؤال آخر
studio-plan-cross-none = (لا شيء)
studio-plan-share = كم من الميزانية كلها يمكن أن يكلّف هذا؟
studio-plan-share-option = { $percent } من الميزانية كلها
studio-plan-people = كم إجابة تتوقع؟
studio-plan-records = قدّم سجلات اصطناعية مع الجداول
studio-plan-records-hint = صفوف مصنوعة يستطيع الباحثون أن يحمّلوها في برامجهم. تُصنع من الجداول المنشورة وحدها، وليست لأحد، ولا تكلّف شيئًا من الميزانية.
studio-plan-people-hint = رقم لا تمانع أن تقوله علنًا، كعدد البطاقات التي وُزّعت. يُستعمل لبيان دقة النسب، ولا شيء غير ذلك.
studio-plan-price = انظر إلى السعر
studio-plan-draw = اسحب وانشر
studio-plan-draw-about = السحب يصرف { $cost } من الميزانية إلى الأبد ويضع الأرقام على الصفحة العامة. لا يمكن التراجع عنه، وسحب الشيء نفسه مرة أخرى يعطي الأرقام نفسها.
studio-plan-refused = لا يمكن نشر هذا
studio-plan-priced = ماذا يكلّف وما مدى دقته
studio-plan-cost = الكلفة: rho { $cost }. يبقى بعدها rho { $left }.
studio-plan-table = الجدول
studio-plan-noise = التشويش في كل عدد
studio-plan-noise-people = ± { $people } شخص
studio-plan-noise-share = النسب، التشويش وحده
studio-plan-total-share = النسب، الكل
studio-plan-points = ± { $points } نقطة
studio-plan-precision = نصف العرض المتوقع لمديات 95% حول نسبة 30%، إن أجاب { $people } شخص. للأسئلة جنبًا إلى جنب: إن توزعوا على المجموعات بالتساوي.
studio-plan-everyone = كم شخصًا أجاب
studio-plan-live = المختار الآن
studio-plan-live-empty = لم يُختر شيء.
studio-plan-live-too-small = هذا الجزء من الميزانية أصغر من أن يكفي كل هذه الجداول.
studio-plan-live-cost = الكلفة: rho
studio-plan-wide = أوسع مما نعرضه

# What the studio says about the request before
studio-said-too-often = محاولات كثيرة جدًا بهذا الاسم. انتظر دقيقة ثم حاول مرة أخرى.
studio-said-wrong = لا يتفق الاسم وعبارة السر. تحقق منهما وحاول مرة أخرى.
studio-said-unconfirmed = لم يُغلق الاستبيان: ضع علامة في المربع أولًا. لا يمكن التراجع عن الإغلاق.
studio-said-unreadable-number = هذا ليس رقمًا من 0 إلى 1,000,000. لم يتغير شيء.
studio-said-saved = حُفظ.
studio-said-opened = الاستبيان مفتوح. لا يمكن تغيير استمارته بعد الآن.
studio-said-closed = الاستبيان مغلق. يمكنك أن تخطّط إصدارًا الآن.
studio-said-impossible = لم يعد ذلك ممكنًا: نقل شخص آخر الاستبيان إلى مرحلة تالية. هكذا حاله الآن.

# Notices: pages that say one thing
notice-onward = تابع من هنا
notice-unknown-survey = لا يوجد استبيان هنا
notice-unknown-survey-about = قد يكون في العنوان خطأ كتابة. من فضلك قارنه بالبطاقة أو الملصق الذي عندك.
notice-unknown-language = ليست عندنا هذه اللغة
notice-unknown-language-about = لم يُترجم هذا الاستبيان إلى اللغة التي يطلبها العنوان. لم يضع شيء: ارجع واختر إحدى اللغات التي على الصفحة.
notice-not-yet-open = لم يُفتح هذا الاستبيان بعد
notice-not-yet-open-about = ما زال الفريق يعمل عليه. من فضلك عد في اليوم المذكور على البطاقة أو الملصق.
notice-closed = هذا الاستبيان مغلق
notice-closed-about = لا يأخذ إجابات بعد الآن. إن كنت تجيب الآن، فلم تُرسل إجاباتك وليست محفوظة هنا.
notice-stale-version = تغيّر هذا الاستبيان
notice-stale-version-about = تغيّرت الأسئلة بعد أن بدأت، فلم نستطع أن نأخذ إجاباتك. لم يُرسل شيء. لتجيب، ابدأ من جديد من فضلك؛ تبقى الصفحة السابقة في متصفحك حتى تتركها.
notice-too-large = ما أُرسل كبير جدًا
notice-too-large-about = ما أرسله متصفحك أكبر من أي إجابة عن هذا الاستبيان. لم يتغير شيء. ارجع وحاول مرة أخرى بنص أقل.
notice-unreadable-form = لم نستطع قراءة ذلك
notice-unreadable-form-about = ما أرسله متصفحك لم يأت من صفحتنا كما هي الآن. لم يتغير شيء. ارجع واضغط الزر مرة أخرى.
notice-failed = حدث عطل هنا
notice-failed-about = الخطأ منا لا منك، ولم يتغير شيء. من فضلك ارجع واضغط الزر مرة أخرى؛ الإرسال مرتين يُحسب مرة.
notice-not-found = لا يوجد شيء في هذا العنوان
notice-not-found-about = قد يكون في العنوان خطأ كتابة، أو نُقلت الصفحة.
notice-records-being-made = تُصنع السجلات الآن
notice-records-being-made-about = لم يطلبها أحد من قبل. انتظر دقيقة، ثم ارجع واختر الملف مرة أخرى.
notice-nothing-published = لم يُنشر شيء هنا بعد
notice-nothing-published-about = حين ينشر الفريق ما وجده الاستبيان، سيكون في هذا العنوان.
notice-foreign-form = لم يُرسل ذلك من هذه الصفحة
notice-foreign-form-about = حرصًا على السلامة لم يتغير شيء. افتح الاستوديو مرة أخرى وأعد ما أردت أن تفعله.
notice-link-used = لم يعد هذا الرابط يعمل
notice-link-used-about = يعمل رابط الدخول مرة واحدة، في اليوم الذي صُنع فيه أو الذي يليه. اطلب رابطًا جديدًا ممن يدير الخادم، أو ادخل بعبارة السر.
notice-too-many-tries = محاولات كثيرة جدًا
notice-too-many-tries-about = بُحث عن إيصالات كثيرة قبل قليل، ربما ليس منك. من فضلك انتظر دقيقة، ثم ارجع وحاول مرة أخرى.
notice-not-yours = دورك في الفريق لا يشمل هذا
notice-not-yours-about = لم يتغير شيء. اطلب من أحد مسؤولي فريقك أن يفعله أو أن يغيّر دورك.
notice-invitation-used = لم تعد هذه الدعوة صالحة
notice-invitation-used-about = تعمل الدعوة مرة واحدة خلال 14 يومًا. اطلب دعوة جديدة من فريقك، أو سجّل الدخول إن كنت قد انضممت.
