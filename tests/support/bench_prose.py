"""What workers write, for measuring: no two alike, so that compression is not flattered."""

from __future__ import annotations

OWN_WORDS: dict[str, tuple[str, ...]] = {
    "en": (
        "I spoke with the court office this morning. They expect the morning to be short. I will"
        " wait for you by the side door and we can sit wherever you like. If you would rather"
        " not come, I will ring you as soon as it is over.",
        "Daniel from the police called on Friday. He will bring back the bag and the two coats"
        " himself, and only when you say so. Nothing has been washed or thrown away.",
        "The judge had a cold and could not sit, so the lawyers only agreed dates. I wrote down"
        " what was said and can read it to you, or leave it with your sister.",
        "You asked who may be in the room. There will be two people from the court, the lawyers,"
        " and perhaps a reporter at the back. Nobody may film or take pictures inside.",
        "I have asked for the small room on the second floor for you. It has a kettle and a"
        " window, and its own way out to the car park. Bring whatever helps you get through.",
        "The school knows and has said that Zara can stay at home that week. Mrs Hughes will"
        " send her work on Mondays. You need not explain anything to anybody there.",
        "This is the third change and I am sorry. I told the court how hard each new date is for"
        " you. They have promised to call me before it is written down anywhere.",
        "The form is four pages long. We can fill it in together on Wednesday, at your table or"
        " by phone. Receipts for the journey are enough, and a guess is fine where one is lost.",
        "Your brother wants to come along. That is for you to decide, and I will tell him only"
        " what you want him to hear. There are seats for five beside you.",
        "Nothing new came this month. I still wanted to keep my word and write. The next letter"
        " from the coroner is expected after Easter.",
    ),
    "ur": (
        "آج صبح میری عدالت کے دفتر سے بات ہوئی۔ ان کا خیال ہے کہ کارروائی مختصر ہوگی۔ میں بغلی"
        " دروازے کے پاس آپ کا انتظار کروں گی اور ہم جہاں آپ چاہیں بیٹھ سکتے ہیں۔ اگر آپ نہ آنا"
        " چاہیں تو کارروائی ختم ہوتے ہی آپ کو فون کروں گی۔",
        "جمعے کو پولیس سے ڈینیئل کا فون آیا تھا۔ وہ بیگ اور دونوں کوٹ خود واپس لائیں گے، اور صرف"
        " تب جب آپ کہیں۔ کوئی چیز دھوئی یا پھینکی نہیں گئی۔",
        "جج کو زکام تھا اور وہ نہیں بیٹھ سکیں، اس لیے وکیلوں نے صرف تاریخیں طے کیں۔ جو کہا گیا میں"
        " نے لکھ لیا ہے اور آپ کو پڑھ کر سنا سکتی ہوں، یا آپ کی بہن کے پاس چھوڑ سکتی ہوں۔",
        "آپ نے پوچھا تھا کہ کمرے میں کون کون ہو سکتا ہے۔ عدالت کے دو لوگ، وکیل، اور شاید پیچھے"
        " ایک صحافی ہو۔ اندر کوئی ویڈیو یا تصویر نہیں بنا سکتا۔",
        "میں نے آپ کے لیے دوسری منزل کا چھوٹا کمرہ مانگا ہے۔ اس میں کیتلی اور کھڑکی ہے، اور گاڑیوں"
        " کی طرف نکلنے کا اپنا راستہ ہے۔ جو چیز سہارا دے ساتھ لے آئیں۔",
        "اسکول کو معلوم ہے اور انہوں نے کہا ہے کہ زارا اس ہفتے گھر پر رہ سکتی ہے۔ مسز ہیوز پیر کو"
        " اس کا کام بھیج دیا کریں گی۔ آپ کو وہاں کسی کو کچھ بتانے کی ضرورت نہیں۔",
        "یہ تیسری تبدیلی ہے اور مجھے افسوس ہے۔ میں نے عدالت کو بتایا کہ ہر نئی تاریخ آپ کے لیے کتنی"
        " مشکل ہوتی ہے۔ انہوں نے وعدہ کیا ہے کہ کہیں لکھنے سے پہلے مجھے فون کریں گے۔",
        "فارم چار صفحوں کا ہے۔ ہم بدھ کو مل کر بھر سکتے ہیں، آپ کے گھر یا فون پر۔ سفر کی"
        " رسیدیں کافی ہیں، اور جو گم ہو گئی ہو اس کا اندازہ بھی چلے گا۔",
        "آپ کے بھائی ساتھ آنا چاہتے ہیں۔ یہ آپ کا فیصلہ ہے، اور میں انہیں صرف وہی بتاؤں گی جو آپ"
        " چاہیں۔ آپ کے ساتھ پانچ لوگوں کی جگہ ہے۔",
        "اس مہینے کوئی نئی بات نہیں ہوئی۔ پھر بھی میں اپنا وعدہ نبھا کر لکھنا چاہتی تھی۔ کورونر کا"
        " اگلا خط ایسٹر کے بعد متوقع ہے۔",
    ),
}
PLACES = ("your home", "our office in Leeds", "the library in Otley Road", "St Anne's hall")
WHO = ("Maryam Okafor", "Maryam Okafor and Tom Reilly", "Anwen Price", "somebody who speaks Urdu")
COURTS = ("Leeds Crown Court", "Bradford Crown Court", "the Court of Appeal", "Wakefield")
REASONS = ("no_reason", "no_room", "not_ready", "someone_ill", "other_trial", "earlier")
