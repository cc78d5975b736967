# ما يقرره الخادم، في جمل.
# لإضافة نص انظر الملف الإنجليزي.

heading = { $label }: { $rule }
pass-exam = اجتياز الامتحان { $exam }
pass-exam-within = اجتياز الامتحان { $exam }، ويُحتسب مدة { $span }
complete-course = إكمال الدورة { $title }
complete-course-within = إكمال الدورة { $title }، ويُحتسب مدة { $span }
hold = حيازة { $title }
keep-holding = حيازة { $title } والاستمرار فيها
accept = قبول { $title }
keep-accepted = قبول { $title } وإبقاؤها سارية
all-of = كل ما يلي
all-of-within = كل ما يلي، في غضون { $span } بعضها من بعض
any-of = أي واحد مما يلي
any-number-of = أي { NUMBER($count) } مما يلي
any-number-of-subjects = أي { NUMBER($count) } مما يلي، كل منها في موضوع مختلف
core-and-electives = { $core ->
     [zero] أول { $core } مما يلي، وأي { NUMBER($count) } من الباقي
     [one] الأول مما يلي، وأي { NUMBER($count) } من الباقي
     [two] الأولان مما يلي، وأي { NUMBER($count) } من الباقي
     [few] أول { $core } مما يلي، وأي { NUMBER($count) } من الباقي
     [many] أول { $core } مما يلي، وأي { NUMBER($count) } من الباقي
    *[other] أول { $core } مما يلي، وأي { NUMBER($count) } من الباقي
    }
nothing-twice = { $rule }؛ ولا يُحتسب شيء مرتين

passed = اجتزت { $exam } في { DATE($on) }.
passed-instead = اجتزت { $exam } في { DATE($on) }، ويُحتسب بدلًا من { $code }.
not-attempted = لا توجد محاولة مسجّلة بعد.
not-passed = { $attempts ->
     [zero] { $attempts } محاولة حتى الآن؛ { $outcome } في { DATE($on) }.
     [one] محاولة واحدة حتى الآن؛ { $outcome } في { DATE($on) }.
     [two] محاولتان حتى الآن؛ { $outcome } في { DATE($on) }.
     [few] { $attempts } محاولات حتى الآن؛ { $outcome } في { DATE($on) }.
     [many] { $attempts } محاولة حتى الآن؛ { $outcome } في { DATE($on) }.
    *[other] { $attempts } محاولة حتى الآن؛ { $outcome } في { DATE($on) }.
    }
result-held = اجتزت { $exam } في { DATE($on) }، لكن مقدّم الامتحانات يحجز النتيجة (التسجيل { $registration }). ستُحتسب من ذلك اليوم حين تصدر.
result-void = سُحبت نتيجة { $exam } في { DATE($on) } ولا تُحتسب.
too-old = تم في { DATE($on) }، وظل محتسبًا حتى { DATE($until) }.
before-lapse = تم في { DATE($on) }، قبل انقضاء المنح السابق؛ ويلزم ما هو أحدث.
used-elsewhere = ما كان سيُحتسب هنا محتسب بالفعل لبند آخر.
completed = اكتمل في { DATE($on) }.
not-completed = لم يكتمل بعد.
held-since = محوز منذ { DATE($since) }.
not-held = غير محوز بعد.
no-longer-active = لم يعد ساريًا منذ { DATE($on) }.
accepted = قُبل الإصدار { $version } في { DATE($on) }.
not-accepted = الإصدار { $version } ينتظر القبول.
new-version = يجب قبول الإصدار { $version }؛ وقد سرى القبول السابق حتى { DATE($until) }.
waived = أعفى منه البرنامج في { DATE($on) }.
counted = تم { NUMBER($have) } من { NUMBER($need) }.
counted-to-go = تم { NUMBER($have) } من { NUMBER($need) }؛ بقي { NUMBER($left) }.

outcome-passed = ناجحة
outcome-failed = غير ناجحة
outcome-excused = غياب بعذر
outcome-missed = غياب
outcome-nda-refused = لم تبدأ، لأن اتفاقية السرية رُفضت

step-exam = اجتز { $exam }
step-exam-or-another = اجتز { $exam } أو آخر يُحتسب بدلًا منه
step-exam-or-one = اجتز { $exam } أو واحدًا يُحتسب بدلًا منه
step-earn = { $steps ->
     [zero] احصل أولًا على { $title } ({ $steps } خطوة)
     [one] احصل أولًا على { $title } (خطوة واحدة)
     [two] احصل أولًا على { $title } (خطوتان)
     [few] احصل أولًا على { $title } ({ $steps } خطوات)
     [many] احصل أولًا على { $title } ({ $steps } خطوة)
    *[other] احصل أولًا على { $title } ({ $steps } خطوة)
    }
step-accept = اقبل { $title }، الإصدار { $version }
step-await = انتظر أن يصدر مقدّم الامتحانات نتيجة { $exam } (التسجيل { $registration })
renew-achievement = احصل على { $title } أو جدّده
renewal-from = أي واحد مما يلي، ابتداءً من { $span } قبل الانتهاء

attempt-withdrawn = سحب مقدّم الامتحانات أو البرنامج هذه النتيجة. وهي لا تُحتسب.
attempt-held = ما زال مقدّم الامتحانات ينظر في هذه النتيجة. نُبلغك حالما تصدر؛ وما تقوله حينئذ يُحتسب من يوم أدائك الامتحان.
attempt-passed = ناجح. يُحتسب من يوم أدائك الامتحان.
attempt-failed = لم تنجح هذه المرة. لا يضيع شيء مما لديك.
attempt-excused = أُعفيت من هذا الموعد.
attempt-missed = كان لك موعد، وبحسب سجل مقدّم الامتحانات لم تحضر.
attempt-nda-refused = لم يبدأ الامتحان، لأن اتفاقية السرية لم تُقبل.

standing-active = هذا المؤهل أصيل وساري المفعول.
standing-not-yet-valid = هذا المؤهل أصيل. ويسري من { DATE($from) }.
standing-in-grace = هذا المؤهل أصيل. انتهى في { DATE($until) } وما زال يمكن تجديده؛ وهو غير ساري المفعول اليوم.
standing-expired = هذا المؤهل أصيل. انتهت صلاحيته في { DATE($until) }.
standing-suspended = علّقت { $issuer } هذا المؤهل. لا تعتمد عليه حاليًا.
standing-revoked = ألغت { $issuer } هذا المؤهل. لا تعتمد عليه.
standing-superseded = هذا المؤهل أصيل. حلّ محله أحدث منه، وهو معترف به.
standing-under-review = هذا المؤهل أصيل وقائم. وتراجعه { $issuer }.
standing-contradicted = هذا المؤهل لا يوافق سجلات { $issuer }. لا تعتمد عليه.

signature-holds = كل ما ورد فيه كما وقّعه المُصدِر.
signature-fails = التوقيع لا يطابق المستند.
key-holds = مفتاح التوقيع من المفاتيح التي ينشرها المُصدِر.
key-fails = مفتاح التوقيع ليس من المفاتيح التي ينشرها المُصدِر.
valid-through = ساري المفعول من { DATE($from) } حتى { DATE($until) } (UTC).
valid-from-on = ساري المفعول من { DATE($from) }؛ ولا تنتهي صلاحيته.
status-holds = لم يُلغه المُصدِر ولم يعلّقه.
status-suspended = علّقه المُصدِر.
status-revoked = ألغاه المُصدِر.
record-holds = المنح مسجّل لدى المُصدِر ويقول الشيء نفسه.
record-fails = سجلات المُصدِر لا تقول الشيء نفسه.

## ما يحول بين شخص واختبار.

obstacle-too-soon = { $failed ->
     [zero] بعد محاولات لم تنجح توجد مدة انتظار. يمكنك أداؤه من جديد اعتبارًا من { TIME($from) }.
     [one] بعد محاولة لم تنجح توجد مدة انتظار. يمكنك أداؤه من جديد اعتبارًا من { TIME($from) }.
     [two] بعد محاولتين لم تنجحا توجد مدة انتظار. يمكنك أداؤه من جديد اعتبارًا من { TIME($from) }.
     [few] بعد { NUMBER($failed) } محاولات لم تنجح توجد مدة انتظار. يمكنك أداؤه من جديد اعتبارًا من { TIME($from) }.
     [many] بعد { NUMBER($failed) } محاولة لم تنجح توجد مدة انتظار. يمكنك أداؤه من جديد اعتبارًا من { TIME($from) }.
    *[other] بعد { NUMBER($failed) } محاولة لم تنجح توجد مدة انتظار. يمكنك أداؤه من جديد اعتبارًا من { TIME($from) }.
    }
obstacle-too-many = عدد المرات المسموح بها { NUMBER($attempts) } خلال { NUMBER($days) } من الأيام، وقد استوفيتها. يمكنك أداؤه من جديد اعتبارًا من { TIME($from) }.
obstacle-used-up = عدد المرات المسموح بها { NUMBER($attempts) }، وقد استوفيتها. لا يمكن إلا أداء إصدار آخر من الاختبار.
obstacle-passed-until = نجحت فيه في { DATE($on) }. يمكنك أداؤه من جديد اعتبارًا من { TIME($from) }.
obstacle-passed = نجحت فيه في { DATE($on) }. لا حاجة إلى أدائه من جديد، ولا يُسمح بذلك.
obstacle-banned-until = أنت ممنوع من الاختبارات حتى نهاية { DATE($until) }.
obstacle-banned = أنت ممنوع من الاختبارات.
obstacle-not-yet = يمكن أداؤه اعتبارًا من { DATE($from) }.
obstacle-retired = كان أداؤه ممكنًا حتى { DATE($on) }، ولم يعد متاحًا.
obstacle-prerequisite = عليك أن تحوز { $title } أولًا.
obstacle-agreement = عليك أن تقبل { $title }، الإصدار { $version }، أولًا.
obstacle-agreement-later = عليك أن تقبل { $title } أولًا، ولم يدخل أي إصدار منها حيز التنفيذ بعد.
obstacle-profile = لا يمكن إخبار جهة الاختبار بمن سيأتي: ينقص ملفك الشخصي شيء، أو فيه ما لا تتسع له حقول تلك الجهة.
obstacle-partners-only = هو لمن يعملون لدى الشركات الشريكة، ولا توجد شركة شريكة تدرجك في سجلها. يستطيع المسؤول عن سجل شركتك أن يضيفك.
section-score = { NUMBER($correct) } من { NUMBER($all) }

## How far an authorization is.

authorization-preparing = نُبلغ { $vendor } بأنه يمكنك أداء هذا الاختبار. ويمكنك الحجز حالما تؤكد ذلك.
authorization-preparing-at-once = نُبلغ { $vendor } بأنه يمكنك أداء هذا الاختبار. ويمكنك البدء حالما تؤكد ذلك.
authorization-ready = يمكنك حجز موعد لدى { $vendor }. ويجب أداء الاختبار في موعد أقصاه { DATE($until) }.
authorization-ready-at-once = يمكنك البدء لدى { $vendor } متى شئت، حتى { DATE($until) }.
authorization-booked = لديك موعد. لتغييره أو إلغائه انتقل إلى { $vendor }.
authorization-awaiting-result = انتهى وقت اختبارك. ولم تُبلغنا { $vendor } بالنتيجة بعد.
authorization-completed = توجد نتيجة.
authorization-withdrawn = لقد سحبته. إذا أردت أداء الاختبار فسجّل من جديد.
authorization-expired = كان صالحًا حتى { DATE($until) }. إذا أردت أداء الاختبار فسجّل من جديد.
authorization-refused = رفضته { $vendor }: { $message }. يرى فريق دعم البرنامج ذلك أيضًا، ويمكنك طلب المساعدة منه.
authorization-refused-profile = رفضت { $vendor } ما ورد في ملفك الشخصي: { $message }. غيّر ملفك الشخصي، ويُرسَل من جديد على الفور.
appointment-online = عبر الإنترنت، حيث تكون
appointment-description = الاختبار { $exam }، التسجيل { $registration } لدى { $vendor }. أحضر وثيقتي هوية بالأسماء نفسها المذكورة في تسجيلك.

## What speaks against an award, to staff.

against-result-held = يحتجز مقدّم الاختبارات نتيجة يستند إليها.
against-no-longer-supported = لم يعد المسجَّل يُظهر استيفاء المتطلبات يوم نيله: كأن تكون نتيجة قد سُحبت أو عُدّلت.
against-supported-from = يُظهر المسجَّل استيفاء المتطلبات من { DATE($on) } فقط، أي بعد التاريخ المذكور في المنح.
against-renewal = يدعم المسجَّل المنح حتى { DATE($on) } فقط، ولا يدعم تجديده.
against-prerequisite = لم يعد { $title } قائمًا، وهو واجب البقاء طوال الوقت.
against-agreement = لم تعد { $title } سارية، وهي واجبة السريان طوال الوقت.
against-rule-missing = لم يعد الفهرس يتضمن هذا الإنجاز أو إصدار قواعده.
against-by-hand = طلب ذلك أحد موظفي البرنامج.
