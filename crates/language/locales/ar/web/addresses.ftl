# The e-mail addresses of an account.

addresses = عناوين البريد الإلكتروني
addresses-lead = تسجّل الدخول بالعنوان الرئيسي، وإليه تصل الرسائل. وعنوان ثانٍ مُثبَت يعيدك إلى حسابك إذا فقدت الأول.
your-addresses = عناوينك
primary = رئيسي
verified = مُثبَت
not-verified = غير مُثبَت
of-company = عنوان لدى { $company }: تفقده حين تغادرها.
added-on = أُضيف في { $time }
make-primary = جعله رئيسيًا
made-primary = هذا عنوانك الرئيسي الآن. أُبلغ العنوان السابق برسالة.
send-again = إرسال الرسالة مرة أخرى
sent-again = الرسالة في طريقها مجددًا.
remove = إزالة
removed = أُزيل العنوان.
primary-stays = لإزالته، اجعل عنوانًا آخر رئيسيًا أولًا.
private-title = أضف عنوانًا خاصًا
private-more = لا نعرف لك إلا عناوين شركتك. إذا غادرتها فلن تستطيع الدخول إلى حسابك وشهاداتك.
add-address = إضافة عنوان
new-address = عنوان بريد إلكتروني جديد
new-address-hint = تُرسل إليه رسالة؛ افتح رابطها لتُثبت أنه لك. ويُفضَّل عنوان خاص.
address-missing = اكتب العنوان.
adding = جارٍ الإضافة…
added = ثمة رسالة في طريقها إلى { $email }. افتح رابطها خلال 24 ساعة، في متصفح سجّلت الدخول فيه.

## Where the mail's link leads.

verify-title = تأكيد عنوان
is-verified = تم إثبات { $email }.
is-verified-more = يمكنك جعله عنوانك الرئيسي، أو الاحتفاظ به طريقًا للعودة إلى حسابك.
link-unusable = هذا الرابط لا يعمل هنا
link-unusable-more = استُخدم من قبل، أو مضى عليه أكثر من يوم، أو حلّت محله رسالة أحدث، أو هو تابع لحساب غير الذي سجّلت الدخول به. اطلب إرسال الرسالة مرة أخرى.
to-addresses = إلى عناوينك
