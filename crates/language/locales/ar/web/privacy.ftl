## Which mails somebody gets.

mail-choices = خيارات البريد
mail-choices-lead = تُرسل الرسائل إلى { $email }. اختر ما يمكننا الكتابة إليك عنه.
service-mails = رسائل حول حسابك
service-mails-more = تصل إلى كل من لديه حساب ولا يمكن إيقافها: النتائج والمؤهلات وتسجيل الدخول والأمان. نحتاج إليها كي تتمكن من استخدام حسابك.
topics = مواضيع يمكنك اختيارها
topics-lead = لا يصلك شيء منها إلا إذا طلبته. وفي كل رسالة رابط يوقف موضوعها بنقرة واحدة.
save-choices = حفظ خياراتي
choices-saved = حُفظت خياراتك.
receipts = ما اخترته ومتى
receipts-lead = تُحفظ هنا كل موافقة وكل سحب لها، مع النص الذي وافقت عليه.
no-receipts = لم تختر شيئًا بعد.
receipt-given = { $topic }: طُلب
receipt-withdrawn = { $topic }: أُوقف
by-mail-choices = من هذه الصفحة
by-unsubscribe-link = عبر الرابط في رسالة
receipt-text = النص الذي وافقت عليه
receipt-hash = بصمة SHA-256 للنص: { $hash }
your-language-more = نكتب إليك باللغة التي تختارها أسفل أي صفحة وأنت مسجّل الدخول.

## The link in a mail.

unsubscribe = إيقاف هذه الرسائل
unsubscribe-lead = تصلك رسائل عن: { $topic }. اضغط الزر فلا يُرسل المزيد منها. لا حاجة إلى تسجيل الدخول.
unsubscribe-press = إيقاف هذه الرسائل
unsubscribed = تمّ الأمر
unsubscribed-lead = لن تُرسل إليك رسائل أخرى عن: { $topic }.
unsubscribed-more = ستظل الرسائل المتعلقة بحسابك تصلك. ويمكنك طلب أي موضوع من جديد في خيارات البريد.
unsubscribe-unusable = هذا الرابط لا يوقف أي رسائل
unsubscribe-unusable-more = الرابط غير كامل، أو لم يعد الحساب موجودًا. انسخ الرابط كاملًا من الرسالة، أو سجّل الدخول وانتقل إلى خيارات البريد.

## A copy of one's data, and being erased; how long everything is kept.

my-data = بياناتي
my-data-lead = احصل على نسخة من كل ما يُحفظ عنك، أو اطلب محوه.
export = نسخة من بياناتي
export-lead = ملف ZIP فيه صفحة للقراءة والبيانات نفسها للبرامج ومستنداتك ومؤهلاتك الموقّعة. يُجمع في الخلفية وتصلك رسالة عندما يجهز.
export-ask = طلب بياناتي
export-again = طلب نسخة جديدة
export-asked = بياناتك قيد التجميع.
export-waiting = طُلب، وهو في انتظار دوره.
export-in-progress = يجري تجميعه الآن.
export-mail = لا حاجة إلى الانتظار هنا: تصلك رسالة عندما يجهز.
export-ready = بياناتك جاهزة.
export-until = يمكن تنزيلها حتى
export-download = تنزيل ({ $size } كيلوبايت)
erasure = محو بياناتي
erasure-lead = هذا ما يحدث لكل ما يُحفظ عنك.
erasure-goes = ما يُزال
erasure-stays = ما يبقى، ولماذا
part-account = الحساب وتسجيل الدخول والجلسات
part-profile = العناوين وبيانات الاتصال والملف الشخصي
part-requests = طلبات التغيير ومستنداتها
part-mails = الرسائل والموافقات والإيصالات
part-companies = الشركات التي سجّلتك وفترات عملك فيها
part-credentials = المؤهلات
part-credentials-why = يُزال اسمك والمستندات الموقّعة. وتبقى أرقامها كي لا تُمنح لغيرك. ومن يتحقق من أحدها يُخبَر بأنه لم يعد متاحًا.
part-results = نتائج الاختبارات ووقائع أخرى
part-exams = التسجيل في الاختبارات والمواعيد
part-exams-why = تحتفظ جهات الاختبار بما أُبلغت به وفق قواعدها.
part-results-why = تبقى من دون اسمك: فإحصاءات البرنامج وقواعد إعادة الاختبار تستند إليها.
part-awards = المنح
part-awards-why = لا تذكر أحدًا. وعلى البرنامج أن يحفظ ما قرّره وعلى أي أساس.
part-erasure = أن بياناتك مُحيت
part-erasure-why = يجب أن نتمكن من إثبات ذلك. وتبقى بصمة لعناوينك كي لا تعيدك بيانات أي شركة.
erasure-ask-title = طلب المحو
erasure-password = كلمة مرورك
erasure-ask = محو بياناتي
erasure-by-passkey = محو بياناتي بمفتاح مرور
erasure-passkey-failed = لم يُستخدم مفتاح المرور. لم يتغير شيء.
erasure-asked = طلبت المحو.
erasure-pending = طلبت المحو، ويُنفَّذ في:
erasure-pending-more = حتى ذلك الحين يعمل كل شيء كالمعتاد ويمكنك التراجع. وبعده لا يمكن لأحد ذلك.
erasure-cancel = التراجع عن الطلب
erasure-cancelled = لن يُمحى شيء، ويبقى حسابك.
retention = مدة حفظ البيانات
retention-lead = يزيل الخادم وفق هذا الجدول ما انقضت مدة حفظه.
retention-what = ماذا
retention-kept = المدة
retention-from = ابتداءً من
retention-reason = السبب
erasure-records = { $count ->
    [zero] { $count } سجل
    [one] سجل واحد
    [two] سجلان
    [few] { $count } سجلات
    [many] { $count } سجلًا
   *[other] { $count } سجل
  }
erasure-ask-lead = { $days ->
    [0] يُنفَّذ فورًا ولا يمكن التراجع عنه.
    [zero] يُنفَّذ فورًا ولا يمكن التراجع عنه.
    [one] يُنفَّذ بعد يوم واحد، ويمكنك التراجع حتى ذلك الحين.
    [two] يُنفَّذ بعد يومين، ويمكنك التراجع حتى ذلك الحين.
    [few] يُنفَّذ بعد { $days } أيام، ويمكنك التراجع حتى ذلك الحين.
    [many] يُنفَّذ بعد { $days } يومًا، ويمكنك التراجع حتى ذلك الحين.
   *[other] يُنفَّذ بعد { $days } يوم، ويمكنك التراجع حتى ذلك الحين.
  } تصلك رسالة الآن وأخرى عند التنفيذ.
