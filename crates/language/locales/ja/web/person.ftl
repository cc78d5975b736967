# Fields of names, contact and what people tell of themselves: registration and profile have them in common.

## Names.

legal-name = 法律上の氏名
native-name = 母国語での氏名（異なる場合）
legal-name-hint = 試験会場で提示する身分証明書のとおりに、その文字で入力してください。
delivery-first = 名（試験機関用）
delivery-last = 姓（試験機関用）
delivery-hint = 身分証明書またはパスポートのとおり、ラテン文字で入力してください。一致しないと受験を断られることがあります。
suggest = つづりを提案
suggestion-check = 身分証明書と一文字ずつ照らし合わせてください。
suggestion-none = この氏名には提案できません。パスポートのとおりに入力してください。
certificate-name = 証明書の氏名（異なる場合）
certificate-hint = 法律上の氏名に含まれる語だけが使えます。空欄の場合は法律上の氏名が印字されます。
delivery-name = 試験提供会社に送る氏名

## Where one can be reached.

country = 国または地域
choose = 選択してください
address-line = 住所
address-line-more = 住所（続き）
address = 住所
dependent-locality = 地区
locality = 市区町村
subdivision = 都道府県・州
postal-code = 郵便番号
sorting-code = 仕分けコード
phone = 電話番号
phone-hint = + と国番号を付けるか、お住まいの国でかけるとおりに入力してください。
mobile = 携帯電話番号（異なる場合）
mobile-hint = 試験当日の連絡にのみ使います。

## What people tell of themselves, and why it is asked.

about-you = ご本人について
birth-date = 生年月日
birth-date-hint = 同じ氏名の方と区別するため、当プログラムと試験会場で使います。
birth-date-half = 生年月日は全部入力するか、空欄にしてください。
voluntary = 任意の質問
voluntary-why = 試験がすべての方に公平であるように、また、どのような方が受験しているかを知るためにお尋ねします。回答は、個人がわからない数字として集計するだけです。答えたくない項目は空欄のままで構いません。不利になることはありません。
undisclosed = 回答しない
not-answered = 未回答
gender = 性別
gender-female = 女性
gender-male = 男性
gender-another = その他
job-function = 職種
job-architecture = アーキテクチャ設計
job-consulting = コンサルティング
job-development = 開発
job-engineering = エンジニアリング
job-executive = 経営
job-management = マネジメント
job-operations = 運用
job-sales = 営業
job-security = セキュリティ
job-support = サポート
job-training = 教育・研修
job-student = 学生
job-other = その他
industry = 勤務先の業種
industry-agriculture = 農林水産・鉱業
industry-construction = 建設
industry-education = 教育
industry-energy = 電気・ガス・水道・廃棄物処理
industry-finance = 金融・保険
industry-government = 公務・防衛
industry-health = 医療・福祉
industry-hospitality = 宿泊・飲食・芸術・スポーツ
industry-information-technology = 情報技術
industry-manufacturing = 製造
industry-media = 出版・映像・放送
industry-professional-services = 法務・会計・研究・技術コンサルティング
industry-retail = 卸売・小売
industry-telecommunications = 通信
industry-transport = 運輸
industry-other = その他
experience = この分野での経験年数
experience-none = 1 年未満
experience-one-to-two = 1～2 年
experience-three-to-five = 3～5 年
experience-six-to-ten = 6～10 年
experience-eleven-or-more = 11 年以上
education = 最終学歴
education-lower-secondary = 小学校・中学校
education-upper-secondary = 高等学校
education-vocational = 専門学校・短期大学など
education-bachelor = 大学（学士）
education-master = 大学院（修士）
education-doctorate = 大学院（博士）
native-language = 母語
