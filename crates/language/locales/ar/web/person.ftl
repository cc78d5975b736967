# Fields of names, contact and what people tell of themselves: registration and profile have them in common.

## Names.

legal-name = الاسم القانوني
native-name = الاسم كما يُكتب في بلدك، إن اختلف
legal-name-hint = كما في وثيقة الهوية التي تبرزها في مركز الاختبار، وبكتابتها نفسها.
delivery-first = الأسماء الأولى، لجهة الاختبار
delivery-last = اسم العائلة، لجهة الاختبار
delivery-hint = بأحرف لاتينية، كما في وثيقة هويتك أو جواز سفرك. يجب أن يتطابق، وإلا فقد لا يُسمح لك بالدخول.
suggest = اقتراح كتابة
suggestion-check = قارنه حرفًا حرفًا بوثيقة هويتك.
suggestion-none = لا يمكن اقتراح شيء لهذا الاسم. اكتبه كما في جواز سفرك.
certificate-name = الاسم على الشهادات، إن اختلف
certificate-hint = كلمات من اسمك القانوني. إن تُرك فارغًا طُبع الاسم القانوني.
delivery-name = الاسم لجهة الاختبار

## Where one can be reached.

country = البلد أو الإقليم
choose = اختر…
address-line = العنوان
address-line-more = العنوان، تتمة
address = العنوان البريدي
dependent-locality = الحي
locality = المدينة أو البلدة
subdivision = الولاية أو المحافظة
postal-code = الرمز البريدي
sorting-code = رمز الفرز
phone = رقم الهاتف
phone-hint = مع + ورمز البلد، أو كما يُطلب في بلدك.
mobile = رقم الجوال، إن اختلف
mobile-hint = للرسائل يوم الاختبار فقط.

## What people tell of themselves, and why it is asked.

about-you = عنك
birth-date = تاريخ الميلاد
birth-date-hint = يميّزك عمّن يحمل اسمك، هنا وفي مركز الاختبار.
birth-date-half = اكتب تاريخ الميلاد كاملًا، أو اتركه فارغًا.
voluntary = أسئلة اختيارية
voluntary-why = نسأل كي تكون الاختبارات عادلة للجميع، ولنعرف من يتقدّم لها. تُعدّ الإجابات فقط، في أرقام لا تسمّي أحدًا. اترك ما تشاء: لا يغيّر ذلك شيئًا بالنسبة إليك.
undisclosed = أفضّل عدم القول
not-answered = بلا إجابة
gender = الجنس
gender-female = أنثى
gender-male = ذكر
gender-another = آخر
job-function = ما تعمله
job-architecture = هندسة البنية
job-consulting = الاستشارات
job-development = البرمجة والتطوير
job-engineering = الهندسة
job-executive = إدارة شركة أو جزء منها
job-management = قيادة فريق
job-operations = التشغيل
job-sales = المبيعات
job-security = الأمن
job-support = الدعم
job-training = التدريب
job-student = طالب، لا أعمل بعد
job-other = شيء آخر
industry = مجال عمل جهة عملك
industry-agriculture = الزراعة والغابات والصيد والتعدين
industry-construction = البناء
industry-education = التعليم
industry-energy = الطاقة والمياه والنفايات
industry-finance = المصارف والتأمين
industry-government = الحكومة والدفاع
industry-health = الصحة والعمل الاجتماعي
industry-hospitality = الفنادق والمطاعم والفنون والرياضة
industry-information-technology = تقنية المعلومات
industry-manufacturing = التصنيع
industry-media = النشر والأفلام والبث
industry-professional-services = القانون والمحاسبة والبحث والمكاتب الهندسية
industry-retail = التجارة
industry-telecommunications = الاتصالات
industry-transport = النقل
industry-other = شيء آخر
experience = سنوات الخبرة في هذا المجال
experience-none = أقل من سنة
experience-one-to-two = من 1 إلى 2
experience-three-to-five = من 3 إلى 5
experience-six-to-ten = من 6 إلى 10
experience-eleven-or-more = 11 أو أكثر
education = أعلى مستوى تعليمي أتممته
education-lower-secondary = الابتدائي أو الإعدادي
education-upper-secondary = الثانوي
education-vocational = التدريب المهني أو دراسة قصيرة بعد المدرسة
education-bachelor = البكالوريوس أو ما يعادله
education-master = الماجستير أو ما يعادله
education-doctorate = الدكتوراه أو ما يعادلها
native-language = اللغة التي تعلمتها أولًا
