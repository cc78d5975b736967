# The profile: what candidates tell of themselves, and the requests for what needs evidence.

profile = الملف الشخصي
profile-lead = ما يعرفه البرنامج عنك، وكيف يتغيّر كل جزء منه، وما الذي تتلقاه جهة الاختبار.
kind-editable = تغيّره بنفسك
kind-needs-evidence = يحتاج إلى وثيقة
kind-vendor-synced = تغيّره بنفسك وتتلقاه جهة الاختبار

## What needs evidence.

by-evidence = الاسم القانوني والشركة
by-evidence-lead = يظهر الأول في شهاداتك، وبالثانية تُحتسب لشركتك إنجازاتك. لا بد من وثيقة تُثبت التغيير، ويبقى كل شيء على حاله إلى أن يُبتّ فيه.
company = الشركة
no-company = لا نعرف شركة لك
ask-legal-name = طلب اسم قانوني آخر
ask-company = طلب شركة أخرى
requests = طلباتك
request-legal-name = الاسم القانوني: { $name }
request-company = الشركة: { $name }
request-accommodations = تيسيرات: { $needs }
asked-on = طُلب في { $time }
decided-on = حُسم في { $time }
evidence-sent = { $count ->
     [zero] لا وثائق
     [one] وثيقة واحدة
     [two] وثيقتان
     [few] { $count } وثائق
     [many] { $count } وثيقة
    *[other] { $count } وثيقة
    }
state-open = بانتظار القرار
state-approved = مقبول
state-refused = مرفوض
state-withdrawn = مسحوب
reason = ما يقوله مكتب البرنامج: { $reason }
withdraw = سحب الطلب
withdrawn = سُحب الطلب. لم يتغيّر شيء.

## Asking with evidence.

new-legal-name = اسم قانوني آخر
new-legal-name-lead = غيّر الأسماء وفق وثيقتك الجديدة. يقارنها مكتب البرنامج بها، ثم تُصدَر شهاداتك من جديد برموزها السابقة.
new-company = شركة أخرى
new-company-lead = اذكر الشركة التي تعمل لديها الآن، مع وثيقة تُثبت ذلك، مثل رسالة من جهة عملك.
company-name = اسم الشركة
company-missing = اكتب اسم الشركة.
evidence = الوثائق التي تُثبت ذلك
evidence-hint = من ملف واحد إلى 5 ملفات بصيغة PDF أو JPEG أو PNG، مثل جواز السفر أو عقد الزواج. لا يراها إلا الموظفون، وتُحذف بعد 90 يومًا من القرار.
evidence-missing = اختر وثيقة تُثبت ذلك.
evidence-too-many = لا أكثر من 5 وثائق من فضلك. أزل واحدة أولًا.
evidence-gone = تعذّرت قراءة الملف؛ ربما نُقل. اختره مرة أخرى.
uploading = جارٍ رفع { $file }…
uploaded = رُفع { $file }.
size = { $size } ك.ب
remove = إزالة
send-request = إرسال الطلب
sending-request = جارٍ الإرسال…
request-sent = أُرسل الطلب. تجد حالته في هذه الصفحة.
go-back = العودة إلى الملف الشخصي

## What candidates change by themselves.

other-names = أسماء أخرى
contact = كيف يمكن الوصول إليك
save = حفظ الملف الشخصي
saving = جارٍ الحفظ…
saved = حُفظ ملفك الشخصي.
elsewhere = لم يُحفظ: تغيّر الملف الشخصي في مكان آخر
elsewhere-by-you = في { $time }، بعد فتح هذه الصفحة، حفظتَه في نافذة أخرى أو على جهاز آخر. تلك هي النسخة الأحدث. وما كتبته هنا محفوظ.
elsewhere-by-program = في { $time }، بعد فتح هذه الصفحة، غيّره مكتب البرنامج. تلك هي النسخة الأحدث. وما كتبته هنا محفوظ.
differs = تختلفان في ما يلي. خذ القيمة الأحدث حيث تكون هي الصحيحة، ثم احفظ مرة أخرى: يُعتمد ما في النموذج حينها.
differs-not = لا اختلاف في ما كتبته. احفظ مرة أخرى.
newer-value = القيمة الأحدث: { $value }
newer-empty = الأحدث: لا شيء
use-newer = أخذ القيمة الأحدث

## What the vendor gets.

vendors = ما تتلقاه جهة الاختبار
vendors-lead = يمكن حجز اختبار حين يكون لدى الجهة اسمك للاختبارات وعنوان ورقم هاتف، بأحرف تقبلها حقولها.
no-vendor = لا جهة اختبار متصلة بالبرنامج.
vendor-not-sent = جاهز ولم يُرسل بعد
vendor-unfit = لا يمكن إرساله
vendor-waiting = يُرسَل خلال لحظات
vendor-sent = أُرسل ولم يُؤكَّد بعد
vendor-confirmed = مؤكَّد
vendor-refused = مرفوض
vendor-said = قالت: { $message }
vendor-since = على هذا النحو منذ { $time }
vendor-change = غيّر هذا أولًا:

## The history.

history = ما كان يقوله من قبل
no-history = لم يتغيّر شيء حتى الآن. سيُحفظ كل تغيير هنا، مع وقته ومن أجراه.
by-you = { $time }، بواسطتك
by-program = { $time }، بواسطة مكتب البرنامج
changed = ما تغيّر: { $fields }
first-version = النسخة الأولى
removed-value = أُزيل

## ما يُجرى على نحو مختلف في الاختبارات.

accommodations = تيسيرات في الاختبارات
accommodations-lead = من لا يستطيع أداء اختبار كما يؤديه غيره يمكنه أن يطلب إجراءه على نحو مختلف. لا يدخل ذلك في ملفك الشخصي ولا في أي شهادة، ويُحذف حين ينتهي.
no-accommodations = لا يُجرى لك شيء على نحو مختلف.
accommodations-until = حتى { $day }. تُبلَّغ جهات الاختبار بها مع كل اختبار تسجّل فيه.
end-accommodations = حذفها
accommodations-ended = حُذفت، وتُبلَّغ جهات الاختبار.
ask-accommodations = طلب تيسيرات
new-accommodations-lead = اذكر ما تحتاج إليه مع وثيقة تُثبته، مثل تقرير طبي أو قرار في اختبار سابق. يقرّر مكتب البرنامج، عادةً خلال أيام قليلة، ويمنحها لسنة.
needs = ما تحتاج إليه
needs-missing = اختر واحدًا على الأقل.
consent = الموافقة
consent-missing = لا يمكن استعمال الطلب دون موافقتك.
