# What people accept: the agreements, and the receipts.

agreements = الاتفاقيات
agreements-lead = ما قبلتَه ومتى، حرفًا حرفًا، وما يجب قبوله من جديد.
no-agreements = لا توجد اتفاقيات
no-agreements-more = لا يطلب منك البرنامج قبول شيء حاليًا.
state-accepted = مقبولة
state-new-version = نسخة جديدة للقبول
state-not-accepted = غير مقبولة
in-force = النسخة { $version }، سارية منذ { DATE($day) }
carries-until = ما قبلته من قبل يُعتدّ به حتى { DATE($day) }.
when-needed = تُطلب حين يستلزمها شيء.
read-and-accept = القراءة والقبول
read = قراءة
close-text = إغلاق النص
accept-now = قرأتُها وأوافق عليها
accepting = جارٍ القبول…
accepted-now = قُبلت. الإيصال في هذه الصفحة.
receipts = الإيصالات
accepted-on = النسخة { $version }، قُبلت في { $time }
read-in = قُرئت بـ{ $language }
not-here = لم يُعطَ القبول هنا، فلا نص له.
download-receipt = تنزيل الإيصال
receipt-of = إيصال: { $title }
receipt-person = قبلها { $name }، معرّف المرشَّح { $id }
receipt-hash = SHA-256 للنص التالي
