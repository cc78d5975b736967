# نصوص الرسائل. انظر الملف الإنجليزي.

hello = مرحبًا،
signature = فريق دعم البرنامج
open-link = إذا لم يعمل الزر فافتح هذا العنوان في متصفحك:
support = هل لديك أسئلة؟ راسلنا على { $address }.
support-site = هل لديك أسئلة؟ تجدنا على { $site }.
unsubscribe = إلغاء الاشتراك

activate-registration-subject = أكّد عنوان بريدك لمتابعة التسجيل
activate-registration-started = أُدخل هذا العنوان في طلب تسجيل لدى { $issuer }. أكّد أنه عنوانك للمتابعة.
activate-registration-action = تأكيد عنواني
activate-registration-once = يعمل الرابط مرة واحدة ولمدة قصيرة. إذا لم تكن قد سجّلت فلا تفعل شيئًا، فالتسجيل غير المؤكَّد يُحذف.
activate-registration-why = وصلتك هذه الرسالة لأن شخصًا ما، أنت على الأرجح، سجّل بهذا العنوان.

registration-for-known-address-subject = لديك حساب بالفعل
registration-for-known-address-tried = حاول شخص ما، أنت على الأرجح، التسجيل لدى { $issuer } بهذا العنوان المرتبط بحساب قائم. لم يُنشأ حساب ثانٍ.
registration-for-known-address-use = سجّل الدخول بحسابك القائم. إذا نسيت اسم المستخدم أو كلمة المرور فاطلبهما من صفحة تسجيل الدخول.
registration-for-known-address-action = الانتقال إلى تسجيل الدخول
registration-for-known-address-not-you = إذا لم تكن أنت فلا يلزمك فعل شيء، ولم يعرف من حاول ذلك شيئًا عن حسابك.
registration-for-known-address-why = وصلتك هذه الرسالة لأن هذا العنوان مرتبط بحساب.

recover-account-subject = اسم المستخدم ورابط لاختيار كلمة مرور جديدة
recover-account-asked = طلب شخص ما، أنت على الأرجح، المساعدة في تسجيل الدخول إلى { $issuer }. اسم المستخدم هو { $user }.
recover-account-offer = إذا نسيت كلمة المرور أيضًا فاختر كلمة جديدة من هنا:
recover-account-action = اختيار كلمة مرور جديدة
recover-account-once = يعمل الرابط مرة واحدة ولمدة قصيرة. اختيار كلمة مرور جديدة ينهي جميع جلساتك.
recover-account-not-you = إذا لم تكن أنت فلا تفعل شيئًا، وستبقى كلمة مرورك كما هي.
recover-account-why = وصلتك هذه الرسالة لأن هذا العنوان مرتبط بحساب طُلبت المساعدة بشأنه.

password-changed-subject = تغيّرت كلمة مرورك
password-changed-when = تغيّرت كلمة مرور حسابك لدى { $issuer } في { TIME($at) }.
password-changed-not-you = إذا لم تكن أنت فهناك من يصل إلى حسابك. اختر كلمة مرور جديدة فورًا ثم أخبرنا.
password-changed-action = اختيار كلمة مرور جديدة
password-changed-why = وصلتك هذه الرسالة لأن كلمة مرورك تغيّرت، ونحن نخبرك بذلك دائمًا.

email-changed-subject = تغيّر عنوان البريد في حسابك
email-changed-when = في { TIME($at) } أصبح لحسابك لدى { $issuer } عنوان بريد آخر. لن تصل إلى هذا العنوان رسائل أخرى بشأنه.
email-changed-not-you = إذا لم تكن أنت فهناك من يصل إلى حسابك. أخبرنا فورًا.
email-changed-why = وصلتك هذه الرسالة لأن هذا كان عنوان حسابك، ونحن نخبر العنوان السابق دائمًا.

new-device-subject = جهاز جديد سجّل الدخول إلى حسابك
new-device-when = سُجّل الدخول إلى حسابك لدى { $issuer } في { TIME($at) } من جهاز لم نعرفه من قبل: { $device }.
new-device-you = إذا كنت أنت فلا يلزمك فعل شيء.
new-device-not-you = إذا لم تكن أنت فأنهِ تلك الجلسة واختر كلمة مرور جديدة.
new-device-action = عرض جلساتي
new-device-why = وصلتك هذه الرسالة لأن تسجيل الدخول من جهاز جديد قد يكون من غريب، ونحن نخبرك بذلك دائمًا.

ways-in-changed-subject = أُضيفت طريقة للدخول إلى حسابك أو أُزيلت
ways-in-changed-when = في { TIME($at) } أُضيف تطبيق مصادقة أو مفتاح مرور إلى حسابك لدى { $issuer } أو أُزيل منه، أو أُنشئت رموز استرداد جديدة.
ways-in-changed-not-you = إذا لم تكن أنت فهناك من يصل إلى حسابك. اختر كلمة مرور جديدة فورًا ثم أخبرنا.
ways-in-changed-action = عرض طرق الدخول إلى حسابي
ways-in-changed-why = وصلتك هذه الرسالة لأن طرق الدخول إلى حسابك تغيّرت، ونحن نخبرك بذلك دائمًا.

recovery-code-used-subject = استُخدم رمز استرداد لتسجيل الدخول
recovery-code-used-when = سُجّل الدخول إلى حسابك لدى { $issuer } في { TIME($at) } بكلمة مرورك وأحد رموز الاسترداد. لم يعد ذلك الرمز صالحًا.
recovery-code-used-left = إذا كنت أنت وفقدت هاتفك أو مفتاحك فأزله من حسابك وأضف غيره، ثم أنشئ رموز استرداد جديدة.
recovery-code-used-not-you = إذا لم تكن أنت فأنهِ تلك الجلسة واختر كلمة مرور جديدة وأنشئ رموز استرداد جديدة.
recovery-code-used-action = عرض طرق الدخول إلى حسابي
recovery-code-used-why = وصلتك هذه الرسالة لأن رمز استرداد استُخدم، ونحن نخبرك بذلك دائمًا.

verify-address-subject = أكّد هذا العنوان
verify-address-added = أُضيف هذا العنوان إلى حساب لدى { $issuer }. أكّد أنه عنوانك لنتمكن من مراسلتك عليه.
verify-address-action = تأكيد هذا العنوان
verify-address-once = يعمل الرابط مرة واحدة ولمدة قصيرة. إذا لم تكن تعلم بذلك فلا تفعل شيئًا، فالعنوان غير المؤكَّد لا يُستخدم.
verify-address-why = وصلتك هذه الرسالة لأن هذا العنوان أُضيف إلى حساب.

invitation-subject = دعوة من { $company } إلى { $issuer }
invitation-sent = أدرجتك { $company } ضمن العاملين لديها. جهّز حسابك لترى اختباراتك واعتماداتك وشهاداتك.
invitation-action = تجهيز حسابي
invitation-once = هذا الرابط لك وحدك ويعمل مرة واحدة. إذا انتهت صلاحيته فاطلب رابطًا جديدًا من مسؤول الشركاء في { $company }.
invitation-why = وصلتك هذه الرسالة لأن { $company } أعطتنا هذا العنوان على أنه عنوانك. إذا كنت لا تعمل هناك فلا تفعل شيئًا.

partner-request-subject = زميل يطلب حسابًا
partner-request-asked = يريد صاحب العنوان { $address } حسابًا لدى { $issuer }. يحصل العاملون في الشركات الشريكة على حساباتهم من سجل الشركاء الذي تتولاه.
partner-request-add = إذا كان هذا الشخص يعمل في { $company } فأضِفه إلى سجل الشركاء. ستصله دعوة بالبريد خلال دقيقة.
partner-request-unknown = إذا كنت لا تعرف العنوان فلا تفعل شيئًا: لن يُنشأ أي حساب.
partner-request-why = تصلك هذه الرسالة لأنك تتولى سجل الشركاء في { $company }. ولا تصل عن العنوان الواحد أكثر من مرة في اليوم.

export-ready-subject = بياناتك جاهزة
export-ready-made = طلبت كل ما يحتفظ به { $issuer } عنك، وقد جُمعت بياناتك.
export-ready-until = سجّل الدخول ونزّلها حتى { TIME($until) }، وبعد ذلك تُحذف.
export-ready-action = الانتقال إلى بياناتي
export-ready-not-you = إذا لم تكن أنت من طلبها، فهناك من يستطيع الدخول إلى حسابك: اختر كلمة مرور أخرى.
export-ready-why = وصلتك هذه الرسالة لأن تصدير بياناتك طُلب من حسابك.

erasure-begun-subject = طلبت محو بياناتك
erasure-begun-asked = طلبت من { $issuer } محو ما يحتفظ به عنك.
erasure-begun-due = يُنفَّذ ذلك في { TIME($due) }. يمكنك التراجع حتى ذلك الحين، وبعده لا يمكن لأحد ذلك.
erasure-begun-action = عرض طلبي أو التراجع عنه
erasure-begun-not-you = إذا لم تكن أنت من طلب ذلك، فتراجع عنه فورًا واختر كلمة مرور أخرى: هناك من يستطيع الدخول إلى حسابك.
erasure-begun-why = وصلتك هذه الرسالة لأن محو البيانات طُلب من حسابك.

erasure-done-subject = مُحيت بياناتك
erasure-done-gone = أُزيل ما كان { $issuer } يحتفظ به عنك، وأُزيل معه حسابك. لم يعد بإمكانك تسجيل الدخول، ومن يتحقق من أحد مؤهلاتك يُخبَر بأنه لم يعد متاحًا.
erasure-done-stays = تبقى نتائج الاختبارات والمنح من دون اسمك، وتبقى بصمة مشفّرة لعنوانك كي لا يعيدك أي مصدر بيانات. هذه آخر رسالة إليك، ويمكنك التسجيل من جديد متى شئت.
erasure-done-why = وصلتك هذه الرسالة لأنك طلبت محو بياناتك.

announcement-subject = { $title }
announcement-paragraph = { $text }
announcement-why = وصلتك هذه الرسالة لأنك طلبت أخبار { $issuer }.
announcement-stop = لإيقاف هذه الرسائل تكفي نقرة واحدة، ولا حاجة إلى تسجيل الدخول:

test-subject = اختبار لإيصال البريد
test-body = أُرسلت هذه الرسالة من { $issuer } في { TIME($at) } للتأكد من وصول البريد. لقد وصلت.
test-why = وصلتك هذه الرسالة لأن القائم على الخادم طلب اختبارًا بهذا العنوان.

address-of-another-account-subject = هذا العنوان تابع لحساب بالفعل
address-of-another-account-tried = أضاف شخص ما، وهو أنت على الأرجح، هذا العنوان إلى حساب لدى { $issuer }. وهو تابع لحساب آخر بالفعل، فلم يُقبل.
address-of-another-account-use = إن كان الحسابان لك، فسجّل الدخول إلى الحساب الذي يضم هذا العنوان وأزله منه قبل إضافته في مكان آخر.
address-of-another-account-action = الانتقال إلى تسجيل الدخول
address-of-another-account-not-you = إن لم تكن أنت فلا حاجة إلى فعل شيء؛ ولم يعرف صاحب المحاولة شيئًا عن حسابك.
address-of-another-account-why = تصلك هذه الرسالة لأن هذا العنوان تابع لحساب.

addresses-changed-subject = أُضيف عنوان بريد إلى حسابك أو أُزيل منه
addresses-changed-when = في { TIME($at) } أُضيف عنوان بريد إلكتروني إلى حسابك لدى { $issuer } وجرى إثباته، أو أُزيل منه.
addresses-changed-not-you = إن لم تكن أنت، فلدى شخص ما وصول إلى حسابك. أزل العنوان، واختر كلمة مرور جديدة، ثم أخبرنا.
addresses-changed-action = عرض عناويني
addresses-changed-why = تصلك هذه الرسالة لأن عناوين حسابك تغيّرت؛ ونحن نخبرك دائمًا.

account-merged-subject = دُمج حسابك في حساب آخر
account-merged-when = في { TIME($at) } دُمج هذا الحساب لدى { $issuer } في حساب آخر، بعد إثبات كلمة مروره أو مفتاح مروره. ما اكتُسب هنا يُحتسب هناك؛ سجّل الدخول من الآن بذلك الحساب.
account-merged-not-you = إذا لم تكن أنت، أو غيّرت رأيك، فتراجع عن الدمج حتى { TIME($until) }. لا يلزمك تسجيل الدخول لذلك.
account-merged-action = التراجع عن الدمج
account-merged-why = وصلتك هذه الرسالة لأن حساب هذا العنوان دُمج، ونحن نخبرك بذلك دائمًا.

accounts-merged-subject = دُمج حساب آخر في حسابك
accounts-merged-when = في { TIME($at) } دُمج حساب آخر لدى { $issuer } في حسابك. ما اكتُسب هناك يُحتسب هنا.
accounts-merged-until = يمكنك التراجع عن ذلك حتى { TIME($until) }.
accounts-merged-action = عرض حساباتي المدموجة
accounts-merged-not-you = إذا لم تكن أنت فهناك من يصل إلى حسابك. تراجع عن الدمج ثم اختر كلمة مرور جديدة.
accounts-merged-why = وصلتك هذه الرسالة لأن حسابًا دُمج في حسابك، ونحن نخبرك بذلك دائمًا.

merge-undone-subject = جرى التراجع عن دمج حسابين
merge-undone-when = في { TIME($at) } جرى التراجع عن دمج حسابك لدى { $issuer } مع حساب آخر. يُسجَّل الدخول إلى كل منهما على حدة من جديد، ويُحتسب في كل منهما ما اكتُسب بمعرّف المرشَّح الخاص به.
merge-undone-action = الانتقال إلى تسجيل الدخول
merge-undone-why = وصلتك هذه الرسالة لأن دمج حسابك أُلغي، ونحن نخبرك بذلك دائمًا.

merge-suggested-subject = هل لديك حسابان؟
merge-suggested-seen = يوجد لدى { $issuer } حساب آخر يبدو أنه لك أيضًا. لا تُحتسب نتائج الاختبارات معًا إلا إذا كانت تحت معرّف مرشَّح واحد.
merge-suggested-do = إذا كان لديك حسابان فسجّل الدخول إلى الحساب الذي تريد الاحتفاظ به وادمج الآخر فيه. سترى مسبقًا ما ينتج عن ذلك، ويمكنك التراجع خلال 30 يومًا.
merge-suggested-action = دمج حساباتي
merge-suggested-not-you = إذا لم يكن لديك حساب آخر فلا يلزمك فعل شيء؛ لم يعرف أحد شيئًا عن حسابك.
merge-suggested-why = وصلتك هذه الرسالة لأن حسابًا آخر يشبه حسابك.

recover-merged-account-subject = دُمج هذا الحساب في حساب آخر
recover-merged-account-asked = طلب أحدهم، وعلى الأرجح أنت، المساعدة في تسجيل الدخول إلى { $issuer } بهذا العنوان. دُمج حسابه في حساب آخر في { TIME($at) }، فلم يعد أحد يسجّل الدخول به.
recover-merged-account-use = اطلب المساعدة بعنوان الحساب الذي احتفظت به. إذا لم تدمج الحسابين فإن رسالة ذلك اليوم إلى هذا العنوان فيها رابط يلغي الدمج خلال 30 يومًا.
recover-merged-account-action = طلب المساعدة في تسجيل الدخول
recover-merged-account-why = وصلتك هذه الرسالة لأن المساعدة طُلبت بهذا العنوان.

request-decided-subject = بُتّ في طلبك
request-decided-done = بتّ فريق دعم البرنامج لدى { $issuer } في طلبك. سجّل الدخول لقراءة القرار وسببه.
request-decided-action = عرض طلبي
request-decided-why = وصلتك هذه الرسالة لأن طلبًا أرسلته بُتّ فيه.

award-revoked-subject = أُلغي { $achievement }
award-revoked-done = ألغت { $issuer } مؤهلك { $achievement }. وكل من يتحقق منه من الآن يُبلَّغ بذلك.
award-revoked-because = السبب: { $reason }
award-revoked-action = عرض مؤهلاتي
award-revoked-object = إن رأيت أن في ذلك خطأ فاكتب إلى فريق دعم البرنامج.
award-revoked-why = وصلتك هذه الرسالة لأن أحد مؤهلاتك أُلغي.

appointment-near-subject = اقترب موعد اختبارك: { $exam }
appointment-near-when = يبدأ { $exam } في { TIME($at) }.
appointment-near-there = بتوقيت مكان الاختبار { DATE($on) }، { $clock }: { $place }.
appointment-near-bring = أحضر وثيقتي هوية، بالأسماء التي سجّلت بها.
appointment-near-action = عرض موعدي
appointment-near-why = تصلك هذه الرسالة لأن لديك موعد اختبار.

ready-to-book-subject = يمكنك حجز اختبارك: { $exam }
ready-to-book-when = أكدت { $vendor } أنه يمكنك أداء { $exam }. احجز موعدًا؛ ويجب أداء الاختبار في موعد أقصاه { DATE($until) }.
ready-to-book-action = حجز اختباري
ready-to-book-why = تصلك هذه الرسالة لأنك سجّلت في اختبار.

result-arrived-subject = وصلت نتيجة اختبارك: { $exam }
result-arrived-when = أبلغتنا { $vendor } بنتيجة { $exam }. وتقرر ما تستحقه بها؛ سجّل الدخول لعرضها.
result-arrived-action = عرض نتيجتي
result-arrived-why = تصلك هذه الرسالة لأنك أديت اختبارًا.

voucher-assigned-subject = لديك قسيمة لاختبار
voucher-assigned-what = منحك البرنامج قسيمة تدفع ثمن اختبار لدى { $vendor }. وهي صالحة حتى { DATE($until) }. سجّل الدخول لترى رمزها.
voucher-assigned-action = عرض قسيمتي
voucher-assigned-why = وصلك هذا البريد لأن مكتب البرنامج منحك قسيمة.

credentials-shared-subject = { $holder } يعرض عليك شهاداته
credentials-shared-what = يعرض عليك { $holder } { $achievements } من { $issuer }. ترى حالتها اليوم من الجهة التي أصدرتها مباشرة، ولا تحتاج إلى حساب.
credentials-shared-says = كتب { $holder }: { $message }
credentials-shared-action = عرض الشهادات
credentials-shared-until = يعمل الرابط حتى { TIME($until) }. ويرى { $holder } متى فُتح.
credentials-shared-why = وصلتك هذه الرسالة لأن { $holder } أعطى عنوانك ليعرض عليك شهادات. لا يُرسل إليك شيء آخر.

watch-asked-subject = هناك من يريد أن يُبلَّغ عندما تتغير شهاداتك
watch-asked-who = فتح { $watcher } ما شاركته مع «{ $recipient }» ويطلب أن يُبلَّغ بالبريد عندما تتغير حالة هذه الشهادات.
watch-asked-yours = لا يُبلَّغ أحد قبل أن تسمح بذلك، ويمكنك إنهاؤه في أي وقت.
watch-asked-action = الإجابة
watch-asked-why = وصلتك هذه الرسالة لأنك تشارك شهادات.

watch-begun-subject = ستُبلَّغ عندما تتغير شهادات { $holder }
watch-begun-allowed = سمح { $holder } بذلك: تصلك رسالة عندما تتغير حالة شهادات { $issuer } التي عرضها عليك.

watched-changed-subject = { $holder }: تغيرت حالة { $achievement }
watched-changed-what = تغيرت حالة { $achievement } التي أصدرها { $issuer } إلى { $holder }.

watch-why = وصلتك هذه الرسالة لأنك طلبت أن تُبلَّغ عندما تتغير شهادات { $holder }.
watch-stop = إيقاف الإبلاغ
