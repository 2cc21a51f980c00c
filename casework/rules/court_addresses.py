"""Addresses of Crown Court centres: what a worker may begin *the way there* with.

They come from the data of the court finder of HM Courts & Tribunals Service, out of its own
repository (docs/sources.md, Courts): the visiting address of 11 March 2021, kept where the list
of 20 May 2022 has the same postcode and nothing said that the building was closed. That is long
ago: a page for families takes none from here. A worker sees it with its days and looks it up;
what she then saves as *the way there* is shown.
"""

from __future__ import annotations

from datetime import date

from casework.rules.courts import slug_of
from casework.rules.messages import S_, Sentence

STOOD_ON = date(2021, 3, 11)
STILL_ON = date(2022, 5, 20)
NOTED_ON = date(2026, 11, 21)
SOURCE = "github.com/hmcts/fact-api, migrations V069 (prod_data) and V156 (county_migration)"

ADDRESSES: dict[str, str] = {
    "crown-aylesbury": "Walton Street, Aylesbury HP21 7FT",
    "crown-basildon": "The Gore, Basildon SS14 2EW",
    "crown-birmingham": "Queen Elizabeth II Law Courts, 1 Newton Street, Birmingham B4 7NA",
    "crown-bolton": "The Law Courts, Blackhorse Street, Bolton BL1 1SU",
    "crown-bournemouth": "Courts of Justice, Deansleigh Road, Bournemouth BH7 7DS",
    "crown-bradford": "Exchange Square, Drake Street, Bradford BD1 1JA",
    "crown-bristol": "The Law Courts, Small Street, Bristol BS1 1DA",
    "crown-burnley": "The Law Courts, Hammerton Street, Burnley BB11 1XD",
    "crown-caernarfon": "Llanberis Road, Caernarfon LL55 2DF",
    "crown-cambridge": "The Court House, 83 East Road, Cambridge CB1 1BT",
    "crown-canterbury": "The Law Courts, Chaucer Road, Canterbury CT1 1ZA",
    "crown-cardiff": "The Law Courts, Cathays Park, Cardiff CF10 3PG",
    "crown-carlisle": "Courts of Justice, Earl Street, Carlisle CA1 1DJ",
    "crown-chelmsford": "New Street, Chelmsford CM1 1EL",
    "crown-chester": "The Castle, Chester CH1 2AN",
    "crown-coventry": "140 Much Park Street, Coventry CV1 2SN",
    "crown-croydon": "The Law Courts, Altyre Road, Croydon CR9 5AB",
    "crown-derby": "Morledge, Derby DE1 2XE",
    "crown-doncaster": "College Road, Doncaster DN1 3HS",
    "crown-exeter": "Southernhay Gardens, Exeter EX1 1UH",
    "crown-gloucester": "Longsmith Street, Gloucester GL1 2TS",
    "crown-grimsby": "Town Hall Square, Grimsby DN31 1HX",
    "crown-guildford": "Bedford Road, Guildford GU1 4ST",
    "crown-hull": "Lowgate, Hull HU1 2EZ",
    "crown-inner-london": "Sessions House, Newington Causeway, London SE1 6AZ",
    "crown-ipswich": "The Courthouse, 1 Russell Road, Ipswich IP1 2AG",
    "crown-isleworth": "36 Ridgeway Road, Isleworth TW7 5LP",
    "crown-kings-lynn": "The Court House, College Lane, King's Lynn PE30 1PQ",
    "crown-kingston-upon-thames": "6 to 8 Penrhyn Road, Kingston upon Thames KT1 2BB",
    "crown-leeds": "The Courthouse, 1 Oxford Row, Leeds LS1 3BG",
    "crown-leicester": "90 Wellington Street, Leicester LE1 6HG",
    "crown-lewes": "The Law Courts, High Street, Lewes BN7 1YB",
    "crown-lincoln": "The Castle, Castle Hill, Lincoln LN1 3GA",
    "crown-liverpool": "The Queen Elizabeth II Law Courts, Derby Square, Liverpool L2 1XA",
    "crown-luton": "7 George Street, Luton LU1 2AA",
    "crown-maidstone": "The Law Courts, Barker Road, Maidstone ME16 8EQ",
    "crown-manchester-crown-square": "Courts of Justice, Crown Square, Manchester M3 3FL",
    "crown-manchester-minshull": "The Court House, Aytoun Street, Manchester M1 3FS",
    "crown-merthyr-tydfil": "The Law Courts, Glebeland Place, Merthyr Tydfil CF47 8BH",
    "crown-mold": "Law Courts, Mold CH7 1AE",
    "crown-newcastle-upon-tyne": "The Law Courts, The Quayside, Newcastle upon Tyne NE1 3LA",
    "crown-newport-isle-of-wight": "The Law Courts, 1 Quay Street, Newport PO30 5YT",
    "crown-newport-south-wales": "The Law Courts, Faulkner Road, Newport NP20 4PR",
    "crown-northampton": "85 to 87 Lady's Lane, Northampton NN1 3HQ",
    "crown-norwich": "The Law Courts, Bishopgate, Norwich NR3 1UR",
    "crown-nottingham": "60 Canal Street, Nottingham NG1 7EL",
    "crown-old-bailey": "Old Bailey, London EC4M 7EH",
    "crown-oxford": "St Aldate's, Oxford OX1 1TL",
    "crown-peterborough": "Crown Buildings, Rivergate, Peterborough PE1 1EJ",
    "crown-plymouth": "The Law Courts, 10 Armada Way, Plymouth PL1 2ER",
    "crown-portsmouth": "The Courts of Justice, Winston Churchill Avenue, Portsmouth PO1 2EB",
    "crown-preston": "The Law Courts, Openshaw Place, Ring Way, Preston PR1 2LL",
    "crown-reading": "Old Shire Hall, The Forbury, Reading RG1 3EH",
    "crown-salisbury": "The Law Courts, Wilton Road, Salisbury SP2 7EP",
    "crown-sheffield": "The Law Courts, 50 West Bar, Sheffield S3 8PH",
    "crown-shrewsbury": "Shrewsbury Justice Centre, Preston Street, Shrewsbury SY2 5NX",
    "crown-snaresbrook": "75 Hollybush Hill, Snaresbrook E11 1QW",
    "crown-southampton": "The Courts of Justice, London Road, Southampton SO15 2XQ",
    "crown-southend": "The Court House, Victoria Avenue, Southend-on-Sea SS2 6EG",
    "crown-southwark": "1 English Grounds, off Battlebridge Lane, Southwark SE1 2HU",
    "crown-st-albans": "Bricket Road, St Albans AL1 3JW",
    "crown-stafford": "Victoria Square, Stafford ST16 2QQ",
    "crown-stoke-on-trent": "Bethesda Street, Hanley, Stoke-on-Trent ST1 3BP",
    "crown-swansea": "The Law Courts, St Helen's Road, Swansea SA1 4PF",
    "crown-swindon": "The Law Courts, Islington Street, Swindon SN1 2HG",
    "crown-taunton": "The Shire Hall, Taunton TA1 4EU",
    "crown-teesside": "Centre Square, Middlesbrough TS1 2AE",
    "crown-truro": "Edward Street, Truro TR1 2PB",
    "crown-warwick": "Warwickshire Justice Centre, Newbold Terrace, Leamington Spa CV32 4EL",
    "crown-winchester": "The Law Courts, Winchester SO23 9EL",
    "crown-wolverhampton": "Pipers Row, Wolverhampton WV1 3LQ",
    "crown-wood-green": "Woodall House, Lordship Lane, Wood Green N22 5LF",
    "crown-woolwich": "2 Belmarsh Road, London SE28 0EY",
    "crown-worcester": "The Shirehall, Foregate Street, Worcester WR1 1EQ",
    "crown-york": "The Castle, York YO1 9WZ",
}


def address_of(place: str) -> str:
    """The address noted for a court by its name; "" where none is, or the place was typed in."""
    return ADDRESSES.get(slug_of(place) or "", "")


def address_from() -> Sentence:
    """What staff read beside it: where it is from, and that it has to be looked up."""
    return Sentence(
        S_(
            "This address stood in the court finder of HM Courts and Tribunals Service on "
            "%(first)s, and its postcode still on %(last)s. Look it up before you save it."
        ),
        {"first": STOOD_ON, "last": STILL_ON},
    )
