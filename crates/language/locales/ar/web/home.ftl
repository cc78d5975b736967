# الصفحة الرئيسية للمرشَّح وللموظفين.
# لإضافة نص انظر الملف الإنجليزي.

front = الاعتماد والشهادات المهنية
candidate-id = معرّف المرشَّح <code>{ $id }</code>
import-results = استيراد نتائج الاختبارات
import-results-more = ارفع أرشيف نتائج، أو جرّبه أولًا دون كتابة أي شيء.
claims = نتائج بلا صاحب
claims-more = نتائج لا تطابق أي مرشَّح وتنتظر من يحدد صاحبها.
companies = الشركات الشريكة
companies-more = شركات سجلات الشركاء، ونطاقات بريدها، وحالة كل من يعمل فيها.
exams-ahead = اختبارات قادمة
held = ما تحمله
nothing-held = لا تحمل شيئًا بعد
nothing-held-more = ما تحصل عليه يظهر هنا تلقائيًا حين تصل نتائجك. اطّلع على <a>الأقرب إليك</a>.
lapsing = على وشك الانتهاء
ended-on = انتهى في { DATE($end) }. يمكنك تجديده حتى { DATE($last) }.
ends-on = ينتهي في { DATE($end) }، { $distance }.
what-renews-it = ما الذي يجدده
nearest = الأقرب إليك
all-progress = كل التقدّم
last-exam = آخر اختبار لك
whole-history = سجل اختباراتك كله
no-result = لم تصل أي نتيجة بعد. ستظهر هنا حالما يرسلها مركز الاختبار.

exam-vendors = جهات الاختبار
exam-vendors-more = حال التبادل مع كل جهة، وما يحتاج إلى متابعة، وكل رسالة.
vouchers = القسائم
vouchers-more = مجموعات القسائم، ولمن أُعطيت، وأيها استُخدم.
change-requests = طلبات التغيير
change-requests-more = أسماء قانونية وشركات أخرى يطلبها المرشَّحون، مع وثائق تُقارَن بها.
duplicates = المكررات
duplicates-more = معرّفات مرشَّحين قد تكون لشخص واحد، وما هو مشترك بينها.
award-reviews = منح قيد المراجعة
award-reviews-more = منح ظهر ما يعارضها. يبقى كل منها قائمًا إلى أن يقرر أحد.

## What waits for the candidate.

agreements-wait = اتفاقية بانتظارك
agreements-wait-more = { $titles }: <a>اقرأ ووافق</a> كي لا يتعطّل شيء مما تعمل من أجله.
private-address = أضف عنوانًا خاصًا
private-address-more = لا نعرف لك إلا عنوان شركتك. إذا غادرتها فلن تستطيع الدخول إلى حسابك. <a>أضف عنوانًا خاصًا</a>.
