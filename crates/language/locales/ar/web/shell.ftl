# إطار جميع الصفحات.
# لإضافة نص انظر الملف الإنجليزي.

skip-to-content = انتقل إلى المحتوى
main-navigation = الرئيسية
more-navigation = المزيد
menu = القائمة
catalogue = الدليل
verify = التحقق
sign-in = تسجيل الدخول
sign-out = تسجيل الخروج
credentials = المؤهلات
progress = التقدّم
exam-history = سجل الاختبارات
result-imports = استيراد النتائج
claims = نتائج بلا صاحب
signed-out = تم تسجيل خروجك.
signed-out-here = تم تسجيل خروجك من هنا. تعذّر إبلاغ الخادم، وستنتهي الجلسة لديه من تلقاء نفسها.
check-a-credential = التحقق من مؤهل
for-programs = للبرامج: واجهة API
theme = المظهر
theme-system = النظام
theme-light = فاتح
theme-dark = داكن
page-title = { $title } · CertTracker
language = اللغة
