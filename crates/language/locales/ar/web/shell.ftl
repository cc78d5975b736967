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
exams = اختباراتي
exam-vendors = جهات الاختبار
vouchers = القسائم
result-imports = الاستيراد
claims = نتائج بلا صاحب
companies = الشركات
duplicates = المكررات
award-reviews = المراجعات
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

loading = جارٍ التحميل…
more-shown = { $count ->
     [zero] لا مزيد
     [one] عُرض عنصر واحد إضافي
     [two] عُرض عنصران إضافيان
     [few] عُرضت { $count } عناصر إضافية
     [many] عُرض { $count } عنصرًا إضافيًا
    *[other] عُرض { $count } عنصر إضافي
    }
show-more = عرض المزيد
nothing-fits = لا شيء مطابق. جرّب كلمات أقل أو كلمات أخرى.
found = { $count ->
     [zero] لا نتائج
     [one] نتيجة واحدة
     [two] نتيجتان
     [few] { $count } نتائج
     [many] { $count } نتيجة
    *[other] { $count } نتيجة
    }
copy = نسخ
copied = تم النسخ
copy-failed = تعذّر النسخ. حدّد النص وانسخه بنفسك.
breadcrumb = مسار التنقل
try-again = إعادة المحاولة
request-id = الطلب <code>{ $id }</code>
unreachable = تعذّر الوصول إلى الخادم
unreachable-more = لم يتغيّر شيء. تحقّق من اتصالك ثم أعد المحاولة.
unreadable = تعذّرت قراءة رد الخادم
unreadable-more = جاء الرد بالحالة { $status }. ربما تعمل نسخة أحدث: أعد تحميل الصفحة، وأبلغ الدعم إن استمر ذلك.
broken = توقّفت هذه الصفحة عن العمل
broken-more = أوقفها خلل في CertTracker نفسه. ما أرسلته من قبل محفوظ، أما ما كنت تكتبه فلم يُحفظ.
load-again = إعادة تحميل الصفحة
not-found = لا توجد صفحة في هذا العنوان
not-found-more = قد يكون في العنوان خطأ، أو أن ما كان هنا لم يعد موجودًا.
go-to-start = الذهاب إلى البداية
check-by-code = التحقق من مؤهل برمزه
look-up = البحث عنه في الدليل
part-missing = تعذّر تحميل هذه الصفحة
part-missing-more = تعذّر جلب جزء من البرنامج. لم يتغيّر شيء. تحقّق من اتصالك ثم أعد المحاولة.
close = إغلاق
security = تسجيل الدخول والأمان
mail-choices = خيارات البريد
my-data = بياناتي
merge-accounts = دمج الحسابات
field-fault = { $field }: { $fault }

account = الحساب
profile = الملف الشخصي
change-requests = الطلبات

addresses = عناوين البريد الإلكتروني
agreements = الاتفاقيات
