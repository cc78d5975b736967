# ما يراه المرشَّح: سجل الاختبارات والدليل والتقدّم والمؤهلات.
# لإضافة نص انظر الملف الإنجليزي.

no-exam = لا اختبارات بعد
no-exam-more = تظهر كل محاولة هنا تلقائيًا حين يرسل مركز الاختبار نتيجتها. يبيّن <a>الدليل</a> إلى أين يقود كل اختبار.
exam-history = سجل الاختبارات
exam-history-more = كل المحاولات، الأحدث أولًا. الأوقات بحسب منطقتك الزمنية.
attempts = المحاولات
score = الدرجة { $score }
score-and-mark = الدرجة { $score }، ودرجة النجاح { $passing }
registration = التسجيل <code>{ $id }</code> · مُدرج منذ { $since }

catalogue = الدليل
catalogue-more = ما يمكنك الحصول عليه، والاختبارات التي تقود إليه.
catalogue-empty = الدليل فارغ
catalogue-empty-more = لم يحمّل مشغّل هذا الخادم دليلًا بعد.
find-achievement = ابحث عن مؤهل
find-exam = ابحث عن اختبار
achievements = الاعتمادات والشهادات المهنية
exams = الاختبارات
valid-for-span = صلاحيته { $span }
retired-on = أُوقف في { DATE($day) }
counts-towards = يُحتسب ضمن
kind = النوع
code = الرمز
level = المستوى
level-of = { $level } من 5
valid-for = مدة الصلاحية
no-expiry = لا تنتهي صلاحيته فيما هو معلوم
renewable = قابل للتجديد
renewable-days = { $count ->
     [zero] حتى انتهائه
     [one] حتى يوم واحد بعد انتهائه
     [two] حتى يومين بعد انتهائه
     [few] حتى { $count } أيام بعد انتهائه
     [many] حتى { $count } يومًا بعد انتهائه
    *[other] حتى { $count } يوم بعد انتهائه
    }
rule = القاعدة
rule-version = الإصدار { $version }
rule-version-since = الإصدار { $version }، سارٍ منذ { DATE($day) }
see-progress = عرض تقدّمك
what-it-takes = ما يتطلبه
what-renews-it = ما الذي يجدده

met-on = تحقّق في { DATE($day) }.
counts-until = يُحتسب حتى نهاية { DATE($day) } (UTC).
what-one-takes = ما يتطلبه { $code }
no-way = لم يعد هناك سبيل للحصول على هذا.
steps-done = { $needed ->
     [zero] لا خطوات: أُنجز { $done }
     [one] أُنجز { $done } من خطوة واحدة
     [two] أُنجز { $done } من خطوتين
     [few] أُنجز { $done } من { $needed } خطوات
     [many] أُنجز { $done } من { $needed } خطوة
    *[other] أُنجز { $done } من { $needed } خطوة
    }

progress = التقدّم
progress-more = مدى تقدّمك نحو كل مؤهل، الأقرب أولًا.
nothing-to-progress = لا شيء تتقدم نحوه
all-achievements = كل المؤهلات
next = التالي: { $step }
see-held = عرضه ضمن مؤهلاتك
nothing-left = لم يبقَ ما تفعله.
open-a-line = افتح سطرًا لترى السبب.
granted = منحه البرنامج. لم يُقيَّم له أي متطلب.
met-on-short = تحقّق في { DATE($day) }
shortest-way = أقصر طريق متبقٍّ
line-by-line = سطرًا سطرًا
worked-out = حُسب ليوم { DATE($day) }.
worked-out-by = حُسب ليوم { DATE($day) } وفق الإصدار { $version } من القاعدة.
published-requirements = المتطلبات المنشورة
how-far = مدى تقدّمك
possible-from = ممكن ابتداءً من { DATE($day) }

credential = مؤهل
your-credentials = مؤهلاتك
your-credentials-more = افتح أحدها لتُطلع عليه أحدًا أو لتنزيله.
all-credentials = كل مؤهلاتك
no-credential = لا تحمل أي مؤهل بعد
no-credential-more = حالما تستوفي نتائجك متطلبات مؤهل يصدر ويظهر هنا. اطّلع على <a>مدى تقدّمك</a>.
earned-on-day = حصلت عليه في { DATE($day) }
valid-until-day = صالح حتى { DATE($day) }
number = الرقم
earned-on = تاريخ الحصول عليه
valid-until = صالح حتى
end-of-day = نهاية { DATE($day) } (UTC)
does-not-expire = لا تنتهي صلاحيته
renewable-until = قابل للتجديد حتى
issued = تاريخ الإصدار
show-it = أطلِع عليه أحدًا
show-it-more = من يفتح الرابط أو يكتب الرمز يرى ما في هذه الصفحة وهل ما زال ساريًا، ولا يحتاج إلى حساب.
verification-link = رابط التحقق
verification-code = رمز التحقق
see-what-they-see = عرض ما يرونه
take-it = خذه معك
take-it-more = المؤهل الموقّع، للمحافظ الرقمية والأنظمة الأخرى. يثبت نفسه دون هذا الموقع.
open-badges = Open Badges 3.0 (JSON)
certificate-pdf = الشهادة بصيغة PDF
signed-token = رمز موقّع (JWT)
what-it-rests-on = ما يستند إليه
was-upheld = رُوجع في { $when } وأُبقي عليه: { $reason }
was-revoked = أُلغي في { $when }: { $reason }
decided-by = تقرّر وفق الإصدار { $version } من القاعدة.

exam-missing = هل ينقص اختبار أدّيته قبل أن يكون لك حساب؟ <a>طالب به بتقرير درجاته</a>.
score-reports = لديّ تقرير درجات
score-reports-more = النتائج التي أرسلها مقدّم الاختبارات دون معرّف المرشّح تنتظر صاحبها. انسخ ما في تقرير الدرجات: النتيجة المطابقة تصير لك فورًا، وما عداها ينظر فيه فريق دعم البرنامج.
score-reports-sent = تقارير الدرجات التي أرسلتها
no-score-report = لم ترسل أي تقرير درجات
no-score-report-more = حين ترسل واحدًا ترى هنا ما يصير إليه.
registration-id = معرّف التسجيل
registration-id-hint = مطبوع على تقرير الدرجات.
exam-code = رمز الاختبار
exam-code-hint = مثل 320-301.
sat-on = يوم الاختبار
report-name = الاسم في تقرير الدرجات
report-name-hint = كما هو مطبوع، وإن اختلف عن اسمك هنا.
fill-in = انسخ هذا من تقرير الدرجات.
choose-day = أدخل يوم الاختبار.
claim-result = طالب بالنتيجة
claiming = جارٍ الطلب …
report-attached = النتيجة لك. تجدها في سجل الاختبارات.
report-waits = أُرسل. ينظر فيه فريق الدعم، أو لم تصل النتيجة بعد.
report-withdrawn = سُحب.
withdraw = سحب

## اختبار واحد.

languages = اللغات
delivered-by = تقدّمه
may-i-sit-it = هل يمكنك أداؤه الآن؟
may-sit = يمكنك أداء هذا الاختبار.
may-not-sit = لا يمكنك أداء هذا الاختبار الآن.
may-sit-from = اعتبارًا من { $time } لا يحول دونه شيء.
what-is-in-the-way = ما يحول دونه
to-profile = إكمال ملفك الشخصي
to-agreements = قراءتها وقبولها
see-what-it-takes = عرض ما يلزم
sign-in-to-know = <a>سجّل الدخول</a> لترى هل يمكنك أداؤه.
register = التسجيل في هذا الاختبار
pay-by-voucher = الدفع بقسيمة
without-voucher = دون قسيمة
voucher-until = { $code }، حتى { $day }
registering = جارٍ التسجيل…
badge-png = شارة (PNG)
badge-svg = شارة (SVG)
add-to-linkedin = إضافة إلى LinkedIn
