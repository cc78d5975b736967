# ما يُطبع: الشهادات وتقارير الدرجات.

## الشهادة.

certificate = شهادة
certificate-of = شهادة: { $title }، { $holder }
kind-certification = شهادة مهنية
kind-accreditation = اعتماد
certifies = نشهد باستيفاء
met-certification = جميع متطلبات الشهادة المهنية
met-accreditation = جميع متطلبات الاعتماد
scope = النطاق: { $scope }
number = رقم الشهادة
scheme = النظام
scheme-version = الإصدار
earned-on = تاريخ المنح
valid-from = سارية من
valid-to = سارية حتى
does-not-expire = لا تنتهي صلاحيتها
verify = تحقّق من هذه الشهادة
rosette = زخرفة وردية محفورة، مرسومة من الرمز { $code } وحده: علامة هذا الإنجاز.
code = رمز QR بالرابط { $link }
verify-link = تحقّق من هذه الشهادة على { $link }
credential-file = المؤهل الموقَّع الذي تعرضه هذه الشهادة: ما يفحصه المتحقّق.

## تقرير الدرجات.

report = تقرير الدرجات
report-of = تقرير الدرجات: { $exam }، { $candidate }
result = النتيجة
state-final = نهائية
state-on-hold = معلّقة
state-revoked = ملغاة
means-final = هذه النتيجة نهائية وتُحتسب في البرنامج.
means-on-hold = هذه النتيجة قيد المراجعة ولا تُحتسب حتى تنتهي المراجعة، وقد تتغيّر.
means-revoked = سُحبت هذه النتيجة بعد الإبلاغ عنها، ولا تُحتسب مهما ورد أدناه.
outcome-passed = ناجح
outcome-failed = غير ناجح
outcome-no-show = لم يحضر
outcome-refused = رُفضت الاتفاقية
means-passed = بُلغت درجة النجاح.
means-failed = لم تُبلغ درجة النجاح.
means-no-show = كان للمرشَّح موعد ولم يحضر، أو حضر متأخرًا.
means-refused = لم تُقبل الاتفاقية في بداية الاختبار، فلم يُحتسب أي شيء.
score = الدرجة
passing-score = درجة النجاح
details = التفاصيل
candidate = المرشَّح
candidate-id = معرّف المرشَّح
exam = الاختبار
exam-code = رمز الاختبار
vendor = مزوّد الاختبار
sat-on = تاريخ الاختبار
sat-at = { DATE($day) }، { $clock } ({ $zone })
registration-id = معرّف التسجيل
issued-by = جهة الإصدار
issued-on = تاريخ الإصدار
sections = الأقسام
section = القسم
notes = ملاحظات
page = صفحة { NUMBER($page) } من { NUMBER($pages) }

## الشعارات.

# فوق اسم الإنجاز، في الشعار الذي يطبعه حاملوه.
mark-certification = شهادة مهنية
mark-accreditation = اعتماد
