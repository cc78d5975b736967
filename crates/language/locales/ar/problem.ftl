# ما يقال لطلب مرفوض.
# لإضافة نص انظر الملف الإنجليزي.

title-malformed-json = المتن ليس JSON الذي تقرؤه هذه العملية
title-invalid-request = لم تُقبل بعض القيم
title-not-found = لا شيء في هذا العنوان
title-method-not-allowed = هذا العنوان لا يقبل تلك الطريقة
title-not-acceptable = لا يُعرض هنا أي من أنواع الوسائط التي تقبلها
title-request-timeout = لم يصل المتن في الوقت المحدد
title-conflict = الطلب لا يوافق الحالة الراهنة
title-payload-too-large = المتن أكبر من اللازم
title-unsupported-media-type = نوع وسائط المتن لا تقرؤه هذه العملية
title-unauthenticated = سجّل الدخول أولًا
title-invalid-credentials = اسم المستخدم أو كلمة المرور غير صحيحة
title-session-ended = انتهت هذه الجلسة
title-forbidden = لا يُسمح لك بذلك
title-too-many-requests = محاولات كثيرة جدًا
title-archive-refused = رُفض أرشيف النتائج كله
title-mistyped-code = في هذا الرمز خطأ كتابي
title-busy = الخادم مشغول
title-unavailable = جزء من الخادم غير متاح
title-internal = حدث خطأ من جانبنا
title-last-way-in = لن يبقى سبيل لتسجيل الدخول
title-second-factor-required = خطوة أخرى لتسجيل الدخول
title-proof-refused = لم يُقبل هذا الإثبات
title-confirmation-required = أثبت هويتك من جديد
title-link-unusable = لم يعد هذا الرابط يعمل
title-account-merged = دُمج هذا الحساب في حساب آخر
title-merge-refused = لا يمكن دمج هذين الحسابين
title-not-eligible = هناك ما يحول بينك وبين هذا الاختبار
title-call-back-refused = لم يُقبل هذا الإشعار
title-registration-incomplete = ما زال هناك شيء ناقص
title-precondition-failed = تغيّر منذ أن قرأته
title-precondition-required = اذكر الحالة التي قرأتها
title-document-refused = لم يُقبل هذا الملف إثباتًا
title-partner-company = تُنشئ شركة شريكة هذا الحساب
title-credential-erased = لم يعد هذا المؤهل متاحًا

reads-media-type = تقرأ هذه العملية `{ $media-type }`.
no-encoding = يُقرأ المتن دون `Content-Encoding`.
largest-body = { $bytes ->
     [zero] أكبر متن مقبول هنا { $bytes } بايت.
     [one] أكبر متن مقبول هنا بايت واحد.
     [two] أكبر متن مقبول هنا بايتان.
     [few] أكبر متن مقبول هنا { $bytes } بايتات.
     [many] أكبر متن مقبول هنا { $bytes } بايتًا.
    *[other] أكبر متن مقبول هنا { $bytes } بايت.
    }
body-cut-short = انتهى المتن قبل أن يصل كله.
at-line = السطر { $line }، العمود { $column }: { $fault }.
more-after-end = يوجد مزيد بعد نهاية القيمة
query-unreadable = تعذّرت قراءة سلسلة الاستعلام: { $fault }.
offered-here = المعروض هنا: { $types }.
from-your-address = وردت طلبات كثيرة جدًا من عنوانك.
token-not-valid = لم يعد رمز الوصول صالحًا.
for-candidates = هذا للمرشَّحين.
no-credential = لا يوجد مؤهل كهذا.
no-share = لا توجد مشاركة كهذه لك.
no-watch = لا يوجد من طلب الإشعار بهذا.
watch-is-over = انتهى هذا: أُنهي أو سُحبت المشاركة.
watches-enough = سأل عدد كافٍ عن هذه المشاركة. على صاحبها أن يجيبهم أولاً.
share-how-many = يجب أن تكون من 1 إلى { NUMBER($most) } من شهاداتك
share-revoked = سُحبت هذه المشاركة. أنشئ مشاركة جديدة.
share-expired = انتهت مدة هذا الرابط. اطلب رابطاً جديداً ممن أرسله.
share-used-up = فُتح هذا الرابط بعدد المرات المسموح بها. اطلب رابطاً جديداً ممن أرسله.
share-taken-back = سحب مرسل هذا الرابط رابطه.
share-unknown = لا يؤدي هذا الرابط إلى شيء. ربما لم يكن كاملاً: افتحه من البريد مرة أخرى.
shares-enough = أُرسلت { NUMBER($most) } مشاركة بالبريد خلال يوم. أنشئ مشاركة بلا عنوان وسلّم الرابط بنفسك، أو انتظر.
day-between = يجب أن يكون يوماً من { DATE($first) } إلى { DATE($last) }
number-between = يجب أن يكون عدداً من { NUMBER($least) } إلى { NUMBER($most) }
no-key = لا يوجد مفتاح بهذا الاسم.
no-status-list = لا توجد قائمة حالات بهذا الرقم.
no-achievement = لا يوجد في الدليل مؤهل بهذا الرمز.
no-exam = لا يوجد اختبار بهذا الرمز.
no-import = لا توجد عملية استيراد منتهية بهذا المعرّف.
no-such-code = لا مؤهل يحمل رمز التحقق هذا.
no-agreement = لا توجد اتفاقية كهذه، أو لا نص لذلك الإصدار.
newer-agreement = الإصدار { $version } هو الحالي. اقرأه ثم اقبله.
session-has-ended = انتهت الجلسة.
authenticator-there = يوجد تطبيق مصادقة بالفعل. أزله أولًا.
second-factor-first = رموز الاسترداد بديل عن تطبيق المصادقة أو مفتاح المرور. أضف أحدهما أولًا.
passkeys-enough = بلغ عدد مفاتيح المرور { $most }. أزل واحدًا لا تستعمله.
passkey-known = مفتاح المرور هذا معروف بالفعل.
too-many-guesses = كثرت المحاولات الخاطئة.
user-name-taken = اسم المستخدم هذا مستعمل.
address-taken = لهذا العنوان حساب بالفعل.
candidate-taken = لهذا المرشَّح حساب بالفعل.
no-candidate = لا يوجد مرشَّح بهذا المعرّف.
code-mistyped = حرف أو رقم مكتوب خطأ؛ فالأخير الذي يتحقق من غيره لا يطابق.
code-malformed = رمز التحقق 20 حرفًا ورقمًا من دون U.

must-not-be-empty = يجب ألا يكون فارغًا
too-long = { $most ->
     [zero] يجب ألا يزيد على { $most } بايت
     [one] يجب ألا يزيد على بايت واحد
     [two] يجب ألا يزيد على بايتين
     [few] يجب ألا يزيد على { $most } بايتات
     [many] يجب ألا يزيد على { $most } بايتًا
    *[other] يجب ألا يزيد على { $most } بايت
    }
number-from-to = يجب أن يكون عددًا صحيحًا من { $least } إلى { $most }
foreign-cursor = ليس مؤشرًا أصدرته هذه القائمة
file-name = يجب أن يكون من 1 إلى { $most } بايت دون محارف تحكم
day-malformed = يجب أن يكون يومًا، مثل 2024-05-01
day-ahead = يجب أن يكون اليوم ({ DATE($today) }، UTC) أو قبله: فما سيأتي غير مسجَّل
verification-codes-from-to = يجب أن يضم من 1 إلى { NUMBER($most) } من الرموز، وفيه { NUMBER($count) }
user-name-form = يجب أن يكون من 3 إلى 64 من الحروف والأرقام و`.` و`_` و`-`
must-be-address = يجب أن يكون عنوان بريد إلكتروني
length-from-to = يجب أن يكون من { $least } إلى { $most } بايت
password-short = يجب أن تكون { $least } حرفًا أو أكثر؛ عدة كلمات تصنع كلمة جيدة
password-repetitive = يجب أن تضم { $least } أحرف مختلفة أو أكثر
password-common = من كلمات المرور التي تُجرَّب أولًا؛ اختر غيرها
password-personal = لا تزيد كثيرًا على اسمك أو اسمنا؛ أضف كلمات أخرى
not-the-apps-code = ليس الرمز الذي يعرضه التطبيق الآن؛ تحقّق من ساعة الجهاز
not-your-password = ليست كلمة مرورك
not-the-answer = ليس جواب أداة مصادقة عما طُلب؛ أعد المحاولة
name-length = يجب أن يكون من 1 إلى { $most } حرفًا
account-for-whom = الحساب لمرشَّح أو لموظف أو لكليهما
not-the-hash = ليس بصمة النص بهذه اللغة

longer-than = يجب ألا يزيد على { $longest } من الأحرف
character-refused = لا يمكن استعمال { $character } هنا
no-letter = يجب أن يضم حرفًا واحدًا على الأقل
one-of = يجب أن يكون أحد هذه: { $names }
certificate-not-own = يجب أن يتكوّن من كلمات الاسم القانوني؛ لتغيير الاسم القانوني أرسل طلبًا مع إثبات
candidate-id-malformed = يجب أن يكون على الشكل CT-123456789-78
candidate-id-mistyped = فيه رقم مكتوب خطأ؛ فالرقمان الأخيران اللذان يتحققان من غيرهما لا يطابقان
birth-date-implausible = يجب أن يكون يومًا في الماضي يمكن أن يولد فيه شخص على قيد الحياة
language-unknown = يجب أن تكون لغة من القائمة، أو `undisclosed`
not-of-the-list = يجب أن يكون موجودًا فعلًا
address-part-not-used = يجب أن يبقى فارغًا؛ فعناوين هذا البلد ليس فيها هذا الجزء
too-many-lines = يجب ألا يزيد على { $most } من الأسطر
postal-code-malformed = يجب أن يشبه رمزًا بريديًا لهذا البلد، مثل { $example }
postal-code-elsewhere = يقع في جزء آخر من البلد
phone-character = يجب أن يضم أرقامًا ومسافات و`+` و`-` و`.` و`/` و`(` و`)` فقط
phone-calling-code = يبدأ برمز اتصال ليس لأي بلد
phone-too-short = أقصر من أي رقم في هذا البلد
phone-too-long = أطول من أي رقم في هذا البلد
phone-unlike = لا يشبه أي رقم في هذا البلد
contact-needed-by-vendor = يحتاج مقدّم الامتحانات إلى عنوان ورقم هاتف.
agreement-not-asked = ليست اتفاقية تُقبل عند التسجيل
mail-sent = أُرسل بريد قبل لحظات.
password-of-registration = مطلوبة هنا: أدخل كلمة المرور التي اخترتها، فقد بدأ التسجيل في متصفح آخر
not-the-registrations-password = ليست كلمة المرور التي اختيرت لهذا التسجيل
address-taken-meanwhile = صار لهذا العنوان حساب في هذه الأثناء. سجّل الدخول به أو استعده.
no-registration = لا يوجد تسجيل جارٍ في هذا المتصفح، أو لم يكتمل في الوقت المحدد.

documents-from-to = يجب أن يذكر من 1 إلى { $most } من المستندات
no-accommodation = يجب أن يذكر ما يُحتاج إليه: واحدًا على الأقل
one-time-only = لا يمكن أن يحدد مقدار الوقت إلا مرة واحدة
consent-needed = يجب أن يكون بصمة النص الذي توافق عليه؛ دون الموافقة لا يمكن استعمال الطلب
change-request-open = يوجد طلب مفتوح من هذا النوع. اسحبه أولًا أو انتظر القرار.
change-request-settled = بُتّ في هذا الطلب بالفعل.
own-request = لا أحد يبتّ في طلبه بنفسه.
not-your-document = ليس من مستنداتك التي تنتظر طلبًا؛ ارفعه من جديد
too-many-documents = مستندات كثيرة تنتظر طلبًا. أرسل طلبًا يضمّها أو انتظر يومًا.
document-empty = الملف فارغ.
document-unknown = الملف ليس PDF ولا JPEG ولا PNG مهما قال اسمه.
document-damaged = الملف مقطوع أو تالف.
document-ambiguous = في الملف شيء غير المستند. اطبعه أو امسحه ضوئيًا من جديد وأرسل ذلك.
document-active = ملف PDF يشغّل برامج أو يحوي ملفات أخرى. اطبعه في PDF بسيط وأرسل ذلك.

result-there = هذه النتيجة في سجل امتحاناتك بالفعل.
score-report-there = أرسلت تقرير الدرجات هذا من قبل، وهو ينتظر القرار.
score-reports-enough = ينتظر { $most } من تقارير درجاتك بالفعل. انتظر قرارًا أو اسحب أحدها.
registration-id-form = يجب أن يكون من 1 إلى 40 من الحروف والأرقام و`.` و`_` و`-` كما طُبع في تقرير الدرجات
day-in-future = يجب ألا يكون في المستقبل
result-settled = صارت هذه النتيجة لشخص ما.
award-review-is-over = لم يعد المنح قيد المراجعة لهذا السبب. اقرأه من جديد ثم قرّر.

## Taking an invitation.

password-missing = يجب ألا تكون فارغة
agreement-missing = للمتابعة، وافق على «{ $title }»
invitation-used = سبق قبول هذه الدعوة. سجّل الدخول أو استرد حسابك.
invitation-expired = انتهت صلاحية هذه الدعوة. اطلب من شركتك دعوة جديدة.
invitation-unknown = لا توجد دعوة كهذه: الرابط غير كامل، أو حلّت محله رسالة أحدث، أو سُحبت الدعوة.

## One's own data.

no-subscription = هذا الرابط لا يوقف أي رسائل: فهو غير كامل، أو لم يعد الحساب موجودًا.
one-click-form = يجب أن يكون المتن النموذج `List-Unsubscribe=One-Click`.
export-under-way = بياناتك قيد التجميع بالفعل.
no-export = لا يوجد تصدير كهذا، أو انقضت مدة حفظه.
account-runs-program = هذا الحساب يدير البرنامج. اطلب من المشغّل أولًا أن يسحب منه ذلك.
erasure-waits = سبق أن طلبت المحو.
no-erasure = لا يوجد محو قيد الانتظار.

## E-mail addresses of an account.

address-yours = من عناوينك بالفعل
addresses-enough = لديك { NUMBER($most) } عناوين بالفعل. أزل عنوانًا لا تستخدمه.
address-verified-already = هذا العنوان مُثبَت بالفعل.
address-mails-enough = أُرسلت اليوم رسائل كثيرة إلى عناوين جديدة. حاول غدًا.
verify-address-first = أثبت هذا العنوان أولًا عبر رابط الرسالة المرسلة إليه.
address-not-for-primary = لا يمكن أن يكون هذا العنوان رئيسيًا.
primary-address-stays = هذا هو العنوان الرئيسي. اجعل عنوانًا آخر رئيسيًا أولًا.

## دمج الحسابات.

account-merged = دُمج في { TIME($at) }. سجّل الدخول بالحساب الذي احتفظت به. إذا لم تدمجهما فإن رسالة ذلك اليوم إلى عنوان هذا الحساب فيها رابط يلغي الدمج خلال 30 يومًا.
not-the-pair = اسم المستخدم أو كلمة المرور للحساب الآخر غير صحيح
merge-with-itself = هذا هو الحساب الذي سجّلت الدخول به. أدخل بيانات الدخول للحساب الآخر.
merge-of-staff = أحد الحسابين يدير البرنامج. مثل هذه الحسابات لا تُدمج.
merge-of-no-candidate = الحساب الآخر ليس لمرشح: لا شيء فيه ليُدمج.
merge-before-erasure = أحد الحسابين سيُمحى. تراجع عن ذلك أولًا.
merge-of-other-name = لا يوجد اسم مشترك بين الحسابين. إذا تغيّر اسمك فاطلب أولًا تغيير الاسم القانوني مع ما يثبته، ثم ادمج.
merge-of-other-birth-date = في الحسابين تاريخا ميلاد مختلفان. صحّح الخاطئ منهما في ملفه الشخصي أولًا، ثم ادمج.
merge-is-over = أُكّد هذا الدمج من قبل، أو انقضت مدته. ابدأ من جديد.
merge-cannot-be-undone = هذا الدمج ليس ساريًا، أو مضى عليه أكثر من 30 يومًا.
duplicate-is-settled = سبق أن بُتّ في هذا.
nobody-to-ask = ليس لأحدهما حساب يمكن إرسال رسالة إليه.

## Exams at vendors.

exam-without-vendor = لا أحد يقدم هذا الاختبار هنا في الوقت الحالي، فلا يمكن التسجيل فيه. ويمكن لفريق دعم البرنامج أن يخبرك متى يتغير ذلك.
exam-being-taken-back = ما زالت { $vendor } تلغي تسجيلك السابق في هذا الاختبار. سجّل من جديد بعد الانتهاء؛ يستغرق ذلك نحو ساعة.
not-eligible = { $reasons } لم يتغير شيء.
no-authorization = ليس لديك إذن اختبار بهذا الرقم.
no-exam-result = ليس لديك نتيجة اختبار بهذا المعرّف.
not-printable = لا يوجد خط يضم هذه المحارف، فلا تمكن الطباعة: { $characters }. تمكن الطباعة باسم آخر للشهادات.
too-long-to-print = ما يجب ذكره أطول من صفحة.
card-title = { $holder }: { $achievement }
certificate-not-in-force = لا شهادة إلا لمؤهل غير موقوف ولا ملغى.
cancel-first = يوجد موعد محجوز. ألغه أولًا لدى { $vendor }؛ ومتى علمنا بذلك يمكنك سحب الإذن.
authorization-over = لقد انتهى بالفعل، فليس هناك ما يُسحب.
not-to-be-booked = لا يوجد ما يمكن حجزه الآن. { $explanation }
no-booking-pages = لا نعرف لدى { $vendor } صفحات للحجز. ويمكن لفريق دعم البرنامج المساعدة.
no-appointment = ليس لديك موعد بهذا الرقم.
no-exchange = لا توجد رسالة بهذا الرقم.
exchange-not-kept = حُفظت بيانات هذه الرسالة المدة الكافية ولم تعد موجودة. أما ما آلت إليه صفوفها فما زال محفوظًا.
exchange-waits = هي في انتظار الإرسال أو القراءة على أي حال.
exchange-sent-whole = ما أُرسل لا يُعاد إرساله إلا كاملًا.
no-exam-vendor = لا توجد جهة اختبار بهذا الرمز.
no-call-backs = هذه الجهة غير مهيأة لإرسال الإشعارات.
no-call-back-kind = لا يوجد إشعار من هذا النوع.
call-back-without-proof = يلزم ترويسة Authorization برمز bearer.
call-back-repeated = استُخدم هذا الرمز من قبل.
call-back-unreadable = لا يُقرأ المحتوى على أنه حدث: { $fault }
call-back-wrong-proof = الرمز غير مقبول: { $fault }

## معنى كل نوع وما ينبغي فعله، بحسب الرمز.

problems = المشكلات
problems-lead = كل إخفاق لهذا الخادم هو واحد من هذه (RFC 9457).
problem-type = النوع
problem-status = حالة HTTP
all-problems = جميع المشكلات
help-malformed-json = تعذّرت قراءة متن الطلب على أنه JSON بالشكل الموثّق. يذكر `detail` السطر والعمود.
help-invalid-request = يسرد `errors` كل قيمة رُفضت: مؤشر JSON أو اسم المعامل، ورمزًا، وما كان سيُقبل.
help-not-found = العنوان خاطئ، أو أن ما كان فيه لم يعد موجودًا، أو لا يحق لك أن تعرف بوجوده.
help-method-not-allowed = تسرد الترويسة `Allow` الطرق التي يقبلها.
help-not-acceptable = يسرد `detail` أنواع الوسائط المعروضة.
help-request-timeout = انقطع الإرسال في منتصف متن الطلب. لم يُستعمل شيء منه. أرسله من جديد.
help-conflict = سبق تغيير آخر، أو أن الشيء نفسه موجود بالفعل. اقرأه من جديد ثم قرّر.
help-last-way-in = هذا هو السبيل الوحيد إلى الدخول إلى الحساب. أضف سبيلًا آخر أولًا.
help-precondition-failed = وسم الكيان في `If-Match` ليس وسم الحالة الراهنة. اقرأها من جديد ثم قرّر.
help-precondition-required = يتطلب التعديل `If-Match` مع `ETag` الخاص بما قرأته، كي لا يستبدل أحد ما لم يره.
help-document-refused = المستند ملف PDF أو JPEG أو PNG، كامل ولا شيء معه. يذكر `detail` ما العيب في هذا الملف.
help-payload-too-large = يذكر `detail` حجم أكبر متن مقبول.
help-unsupported-media-type = أرسل نوع الوسائط المذكور في `detail` قيمةً للترويسة `Content-Type`.
help-unauthenticated = لم يُرسل رمز وصول، أو انتهت صلاحيته، أو أُنهي. سجّل الدخول أو جدّد الجلسة.
help-invalid-credentials = لا يطابق الاسم وكلمة المرور معًا أي حساب. الجواب واحد سواء أكان الحساب موجودًا أم لا.
help-second-factor-required = كلمة المرور صحيحة، ويطلب الحساب عاملًا ثانيًا. يذكر `factors` ما يصلح منها؛ أرسل أحدها مع `challenge` إلى `/api/v1/session/continuation` خلال عشر دقائق.
help-proof-refused = الرمز أو مفتاح المرور لا يُتم تسجيل الدخول. يصلح الرمز مرة واحدة ولنحو دقيقة.
help-confirmation-required = يتطلب ما تطلبه إثباتًا لم تمضِ عليه سوى دقائق. أكّد الجلسة عبر `/api/v1/session/confirmation` ثم أعد الطلب.
help-session-ended = رمز التجديد غير معروف، أو انتهت صلاحيته، أو استُعمل مرة ثانية؛ وفي الحالة الأخيرة أُنهيت كل جلسة تفرّعت منه. سجّل الدخول من جديد.
help-link-unusable = يعمل الرابط الوارد في رسالة مرة واحدة ولمدة محدودة؛ وتحل الرسالة الأحدث محل روابط ما قبلها. اطلب رابطًا جديدًا.
help-registration-incomplete = يمكن إنشاء الحساب متى اكتملت كل الخطوات. يسرد `missing` ما بقي منها.
help-partner-company = لا يسجّل العاملون في الشركات الشريكة بأنفسهم: تُنشأ حساباتهم من السجل الذي تتولاه الشركة. `company` اسمها، و`role` من يُسأل فيها.
help-forbidden = سجّلت الدخول، لكن دورك لا يشمل هذه العملية.
help-account-merged = دمجه صاحبه في حساب آخر. سجّل الدخول بذلك الحساب. في الرسالة التي أبلغت بالدمج رابط يلغيه خلال مدة محدودة.
help-merge-refused = لا تُدمج إلا حسابات شخص واحد، وما دام لم يُقرَّر في شأنها أمر آخر. يذكر `detail` ما يمنع ذلك.
help-not-eligible = لا يمكن أداء الاختبار الآن. يذكر `detail` كل ما يمنع ذلك، ويذكره `/api/v1/me/exams/CODE/eligibility` في صورة بيانات.
help-call-back-refused = يجب أن يثبت إشعار جهة الاختبار نفسه برمز من الدقائق الأخيرة، أُعد لهذا الخادم ولهذا المحتوى، ويُستخدم مرة واحدة. يذكر `detail` موضع الخطأ.
help-too-many-requests = انتظر عدد الثواني الذي يذكره `Retry-After` ثم أعد المحاولة.
help-archive-refused = ليس الملف أرشيف نتائج يقرؤه هذا النظام؛ ولم يُستورد منه شيء. يذكر `detail` السبب.
help-credential-erased = طلب صاحبه محو بياناته. لم تعد جهة الإصدار تقول عنه شيئًا: لا أنه صالح ولا أنه غير صالح.
help-mistyped-code = رمز التحقق 20 حرفًا ورقمًا، والأخير منها يتحقق من غيره. قارنه بالشهادة.
help-busy = لم تُجب قاعدة البيانات في الوقت المحدد. لم يتغيّر شيء. أعد المحاولة بعد عدد الثواني الذي يذكره `Retry-After`.
help-unavailable = الخادم يبدأ التشغيل أو يتوقف، أو يتعذّر عليه الوصول إلى قاعدة بياناته. لم يتغيّر شيء. أعد المحاولة بعد قليل.
help-internal = لم يُفقد شيء مما أرسلته دون أثر: فقد سُجّل الخلل. أعطِ `request_id` لفريق الدعم.

## القسائم.

no-such-vendor = يجب أن يكون رمز جهة متصلة: { $known }
day-is-over = قد مضى
codes-from-to = يجب أن تكون الرموز من 1 إلى { NUMBER($most) }
no-voucher-code = ليس رمز قسيمة: من 4 إلى 40 من الحروف A إلى Z والأرقام والواصلات
code-twice = مكرر في القائمة
code-known = معروف من قبل
no-such-candidate = لا يدل على أي مرشّح
pool-is-over = لم تعد قسائم هذه الدفعة صالحة.
no-voucher-left = لا يمكن منح قسيمة من هذه الدفعة: لم تبقَ منها واحدة.
no-voucher = لا توجد قسيمة كهذه.
no-voucher-pool = لا توجد دفعة قسائم كهذه.
voucher-not-out = لا تُستردّ إلا قسيمة لدى أحدهم لم يُؤدَّ بها اختبار.
voucher-for-another-exam = صالحة لاختبار آخر أو جهة أخرى
voucher-is-used = مستعملة أو مختارة من قبل، أو لم تعد صالحة
