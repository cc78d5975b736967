# التحقق من مؤهل، لأي شخص.
# لإضافة نص انظر الملف الإنجليزي.

check-a-credential = التحقق من مؤهل
check-more = اكتب رمز التحقق الموجود على الشهادة أو الوارد مع المؤهل. لا تحتاج إلى حساب.
check-privacy = يعرض الجواب كل ما تقوله الشهادة كي تقارن بينهما سطرًا سطرًا. لا يُبلَّغ صاحبها بمن سأل.
code = رمز التحقق
code-hint = 20 حرفًا ورقمًا، مثل ‎7QK4M-0ZJ9T-XW3RB-5HD2C‎. لا تهم الشرطات ولا الفراغات ولا صغر الحروف.
check = تحقّق
code-missing = اكتب الرمز.
code-mistyped = أحد الحروف أو الأرقام مكتوب خطأ: الأخير الذي يتحقق من غيره لا يطابق. قارنه بالشهادة.
code-length = { $count ->
     [zero] الرمز 20 حرفًا ورقمًا، وليس في هذا شيء منها.
     [one] الرمز 20 حرفًا ورقمًا، وفي هذا واحد.
     [two] الرمز 20 حرفًا ورقمًا، وفي هذا اثنان.
     [few] الرمز 20 حرفًا ورقمًا، وفي هذا { $count }.
     [many] الرمز 20 حرفًا ورقمًا، وفي هذا { $count }.
    *[other] الرمز 20 حرفًا ورقمًا، وفي هذا { $count }.
    }
code-sign = فيه علامة لا توجد في أي رمز. تتكوّن الرموز من أرقام وحروف من A إلى Z عدا U.

checking = جارٍ التحقق…
checking-a-credential = التحقق من مؤهل
not-found = غير موجود
not-found-more = لم يُصدر هذا البرنامج أي مؤهل بهذا الرمز. إن كان مكتوبًا على شهادة فلا تعتمد عليها.
check-another = التحقق من رمز آخر
holds = يحمل
was-issued = صدر له
title = { $verdict }: { $name }، { $achievement }
checked-on = تاريخ التحقق { $when }
what-it-says = ما تقوله الشهادة
kind = النوع
number = الرقم
earned-on = تاريخ الحصول عليه
valid-from = صالح من
valid-until = صالح حتى
end-of-day = نهاية { DATE($day) } (UTC)
does-not-expire = لا تنتهي صلاحيته
issued = تاريخ الإصدار
issued-by = جهة الإصدار
what-it-took = ما تطلّبه
the-requirements = المتطلبات
how-earned = كيف حُصل عليه
rule = القاعدة
rule-version = الإصدار { $version }
how-we-know = كيف نعرف
do-not-trust-us = لا تكتفِ بقولنا: المؤهل موقّع من <code>{ $issuer }</code>، ويمكن لأي مدقّق Open Badges 3.0 أن يتحقق منه.
signed-credential = المؤهل الموقّع (JSON)
token = الرمز (JWT)
