# تسجيل الدخول وحسابك.
# لإضافة نص انظر الملف الإنجليزي.

sign-in = تسجيل الدخول
sign-in-first = سجّل الدخول لعرض هذه الصفحة
session-ended = انتهت جلستك. لم يُفقد شيء مما أرسلته. سجّل الدخول للمتابعة من هنا.
user = اسم المستخدم أو عنوان البريد الإلكتروني
password = كلمة المرور
user-missing = اكتب اسم المستخدم أو عنوان بريدك الإلكتروني.
password-missing = اكتب كلمة المرور.
show-password = إظهار كلمة المرور
signing-in = جارٍ تسجيل الدخول…
signed-in = تم تسجيل دخولك.
not-right = اسم المستخدم أو كلمة المرور غير صحيحة. ما كتبته ما زال هنا: ابحث عن خطأ في الكتابة.
forgotten = هل نسيت اسم المستخدم أو كلمة المرور؟
first-time = أول مرة هنا؟

## طرق أخرى لتسجيل الدخول، والخطوة الثانية.

sign-in-with-passkey = تسجيل الدخول بمفتاح مرور
passkey-failed = لم يُستخدم مفتاح المرور. أعد المحاولة أو سجّل الدخول بكلمة مرورك.
passkey-refused = لا ينتمي مفتاح المرور هذا إلى حساب هنا. سجّل الدخول بكلمة مرورك.
or = أو
second-step = خطوة أخرى
second-step-passkey = كلمة مرورك صحيحة. أثبت بمفتاح المرور أنك أنت.
use-passkey = استخدام مفتاح مروري
second-step-code = كلمة مرورك صحيحة. اكتب الأرقام الستة التي يعرضها تطبيق المصادقة الآن.
code = رمز تطبيق المصادقة
second-step-recovery = كلمة مرورك صحيحة. اكتب أحد رموز الاسترداد؛ كل رمز يصلح مرة واحدة.
recovery-code = رمز استرداد
go-on = متابعة
instead-passkey = استخدام مفتاح مرور بدلًا من ذلك
instead-code = استخدام تطبيق المصادقة بدلًا من ذلك
instead-recovery = استخدام رمز استرداد بدلًا من ذلك
start-again = البدء من جديد
code-missing = اكتب الرمز.
proof-refused = لم يُقبل هذا. يصلح الرمز مرة واحدة ولنحو دقيقة: انتظر الرمز التالي أو ابدأ من جديد.

## عندما تنتهي الجلسة.

session-ends-soon = ستنتهي جلستك قريبًا
session-ends-soon-more = تنتهي في { $time }. سجّل الدخول من جديد للمتابعة؛ يبقى كل ما في هذه الصفحة كما هو.
session-is-over = انتهت جلستك
session-is-over-more = كل ما في هذه الصفحة ما زال هنا. سجّل الدخول من جديد لتتابع من حيث كنت.

## طرق الدخول إلى الحساب.

security = تسجيل الدخول والأمان
security-lead = كيف تدخل إلى حسابك، وأين سجّلت الدخول.
second-factor-needed = يتطلب دورك عاملًا ثانيًا. أضف هنا تطبيق مصادقة أو مفتاح مرور؛ وحتى ذلك الحين لا يمكنك فعل ما يفعله الموظفون.
change-password = تغيير كلمة المرور
has-no-password = ليس لحسابك كلمة مرور: تسجّل الدخول بمفتاح مرور.
current-password = كلمة المرور الحالية
new-password = كلمة المرور الجديدة
new-password-hint = 12 حرفًا أو أكثر. عدة كلمات تصنع كلمة مرور جيدة، ومدير كلمات المرور يصنع أفضل منها.
password-changed = تغيّرت كلمة مرورك، وسُجّل خروجك من كل مكان آخر.
passkeys = مفاتيح المرور
passkeys-lead = يسجّل مفتاح المرور دخولك بإصبعك أو وجهك أو رمز جهازك دون كلمة مرور، ولا يمكن لصفحة مزيفة أن تسرقه.
no-passkeys = لا يوجد مفتاح مرور بعد.
passkeys-not-here = لا يتيح هذا المتصفح أو هذا العنوان مفاتيح المرور.
passkeys-at-localhost = تحتاج مفاتيح المرور إلى عنوان له اسم. على هذا الحاسوب سجّل الدخول عبر <a>localhost</a> لإنشاء واحد.
passkey-name = اسم مفتاح المرور الجديد
passkey-name-hint = مثل «حاسوب العمل»: لتعرف أيها تزيل إذا فقدته.
passkey-name-missing = أعطِ مفتاح المرور اسمًا.
add-passkey = إضافة مفتاح مرور
passkey-added = أُضيف مفتاح المرور.
passkey-not-made = لم يُنشأ مفتاح مرور، ولم يتغيّر شيء.
passkey-removed = أُزيل مفتاح المرور.
added-on = أُضيف في { $date }
last-used-on = آخر استخدام في { $date }
never-used = لم يُستخدم قط
synced = على عدة أجهزة
remove = إزالة
rename = تغيير الاسم
save = حفظ
authenticator-app = تطبيق المصادقة
authenticator-app-lead = يعرض تطبيق على هاتفك ستة أرقام تتجدد كل 30 ثانية، وتُطلب بعد كلمة المرور.
totp-on = مفعّل منذ { $date }.
totp-add = إعداد تطبيق مصادقة
totp-scan = امسح هذا بالتطبيق، أو اكتب السر فيه.
totp-secret = السر
totp-qr = رمز QR لتطبيق المصادقة
totp-first-code = الأرقام الستة التي يعرضها التطبيق الآن
totp-confirm = تفعيل
totp-added = من الآن يُطلب رمز من التطبيق بعد كلمة المرور.
totp-removed = أُزيل تطبيق المصادقة.
recovery-codes = رموز الاسترداد
recovery-codes-lead = تتيح لك الدخول مع كلمة المرور عند فقدان هاتفك أو مفتاحك. كل رمز يصلح مرة واحدة.
recovery-codes-left = { $count ->
    [zero] لم يبق أي رمز.
    [one] بقي رمز واحد.
    [two] بقي رمزان.
    [few] بقيت { $count } رموز.
    [many] بقي { $count } رمزًا.
   *[other] بقي { $count } رمز.
   }
recovery-codes-new = إنشاء رموز جديدة
recovery-codes-shown = احفظ هذه الرموز الآن: تُعرض هذه المرة فقط. لم تعد الرموز السابقة صالحة.
recovery-codes-fresh = رموز الاسترداد الجديدة
recovery-codes-copy = نسخ الرموز
recovery-codes-download = تنزيل
recovery-codes-print = طباعة
sessions = أين سجّلت الدخول
this-session = هذه الجلسة
session-since = سُجّل الدخول في { $time }
session-seen = آخر ظهور في { $time }
unknown-device = جهاز غير معروف
on-system = { $browser } على { $system }
end-session = تسجيل الخروج هناك
end-other-sessions = تسجيل الخروج من كل مكان آخر
session-ended-there = سُجّل خروجك هناك.
sessions-ended = سُجّل خروجك من كل مكان آخر.
confirm-first = أثبت أنك أنت
confirm-first-more = يغيّر هذا طريقة الدخول إلى حسابك. اكتب كلمة مرورك أو استخدم مفتاح مرور.
confirm = تأكيد

## Setting a password where there is none.

set-password = تعيين كلمة مرور
set-password-more = عيّن واحدة طريقًا آخر للدخول؛ ويُطلب منك مفتاح المرور أولًا.
password-set = عُيّنت كلمة المرور. يمكنك تسجيل الدخول بها من الآن فصاعدًا.
password-not-set = لم يُستخدم مفتاح المرور، فلم تُعيَّن كلمة مرور. وما كتبته لا يزال هنا.
