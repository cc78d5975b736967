# كلمات الحالات التي يعيدها الخادم.
# لإضافة نص انظر الملف الإنجليزي.

status-not-yet-valid = يبدأ لاحقًا
status-active = سارٍ
status-in-grace = انتهى ويمكن تجديده
status-expired = منتهي الصلاحية
status-suspended = موقوف
status-revoked = ملغى
status-superseded = حلّ محله أحدث منه
status-under-review = سارٍ وقيد المراجعة

verdict-not-yet-valid = لم يسرِ بعد
verdict-active = صالح
verdict-under-review = صالح وقيد المراجعة
verdict-in-grace = منتهي الصلاحية ويمكن تجديده
verdict-expired = منتهي الصلاحية
verdict-suspended = موقوف
verdict-revoked = ملغى
verdict-superseded = مستبدَل

result-on-hold = معلّق
result-revoked = مسحوب
outcome-passed = ناجح
outcome-failed = غير ناجح
outcome-no-show = لم يحضر
outcome-nda-refused = رُفضت الاتفاقية

progress-not-started = لم يبدأ
progress-in-progress = قيد التقدّم
progress-pending-agreement = اتفاقية بانتظار القبول
progress-on-hold = نتيجة معلّقة
progress-met = مُحرَز
progress-expiring = مُحرَز وحان تجديده
progress-in-grace = انتهى ويمكن تجديده
progress-lapsed = سقط
progress-interrupted = منقطع

line-met = متحقق
line-expiring = متحقق وينتهي قريبًا
line-unmet = لم يتحقق بعد
line-on-hold = معلّق
line-pending-agreement = بانتظار القبول

check-passed = سليم
check-failed = غير سليم
check-signature = التوقيع
check-key = مفتاح التوقيع
check-validity = الصلاحية
check-status = الحالة
check-record = سجل جهة الإصدار

kind-accreditation = اعتماد
kind-certification = شهادة مهنية
exam-assessment = تقييم عبر الإنترنت
exam-proctored = اختبار تحت المراقبة

basis-requirement = استيفاء المتطلبات
basis-honorary = فخري: مُنح تقديرًا
basis-legacy = منقول من برنامج سابق
basis-waiver = أعفى البرنامج من المتطلبات
basis-equivalence = معادَل

claim-unknown-candidate = لا مرشَّح يحمل هذا المعرّف
claim-malformed-candidate-id = ليس معرّف مرشَّح: شكله أو أرقام التحقق فيه غير صحيحة
claim-no-candidate-id = لا يذكر السطر معرّف مرشَّح

report-waiting = قيد الانتظار
report-attached = لك
report-refused = لم يُقبل
report-withdrawn = مسحوب
doubt-no-result = لا نتيجة تنتظر بهذا المعرّف.
doubt-exam = النتيجة لاختبار آخر.
doubt-day = النتيجة ليوم آخر.
doubt-name = الاسم ليس من أسماء المرشّح، أو ليس الاسم الذي أبلغت به الجهة مع النتيجة.
doubt-name-untold = لم تُبلغ الجهة باسم مع النتيجة.
doubt-other-candidate = تذكر النتيجة معرّف مرشّح آخر.
doubt-contested = يطالب شخص آخر بالنتيجة نفسها.

## التيسيرات في الاختبارات.

need-extra-half-hour = نصف ساعة إضافية
need-time-and-a-half = نصف الوقت زيادةً
need-double-time = ضعف الوقت
need-extra-breaks = فترات راحة أكثر لا تُحتسب
need-separate-room = غرفة منفردة
need-reader = شخص يقرأ الأسئلة جهرًا
need-recorder = شخص يدوّن الإجابات
need-sign-language-interpreter = مترجم لغة إشارة
need-adapted-equipment = تجهيزات معدّلة: شاشة أو مكتب أو جهاز خاص بك

## القسيمة.

voucher-available = متاحة
voucher-assigned = جاهزة للاستعمال
voucher-chosen = مختارة لاختبار
voucher-redeemed = مستعملة
voucher-expired = انتهت صلاحيتها
share-active = تعمل
share-expired = انتهت
share-used-up = استُنفدت
share-revoked = سُحبت
watch-asked = يسأل
watch-active = يُبلَّغ
watch-declined = مرفوض
watch-ended = انتهى
shared-licence-number = رقم الشهادة
shared-criteria = ما تطلبه نيلها
shared-documents = رمز التحقق والشهادة الموقعة
shared-email = عنوان بريدك الإلكتروني
