"""The time zones that people choose from: at most a hundred fit into a list."""

COMMON = """
Africa: Accra Addis_Ababa Algiers Cairo Casablanca Johannesburg Lagos Nairobi Tunis
America: Anchorage Argentina/Buenos_Aires Bogota Caracas Chicago Denver Edmonton Halifax
America: Lima Los_Angeles Mexico_City Montevideo New_York Panama Phoenix Santiago
America: Sao_Paulo St_Johns Toronto Vancouver
Asia: Baghdad Bangkok Beirut Colombo Dhaka Dubai Ho_Chi_Minh Hong_Kong Jakarta Jerusalem
Asia: Kabul Karachi Kathmandu Kolkata Kuala_Lumpur Manila Riyadh Seoul Shanghai Singapore Taipei
Asia: Tashkent Tbilisi Tehran Tokyo Yangon Yerevan
Atlantic: Azores Canary Reykjavik
Australia: Adelaide Brisbane Darwin Melbourne Perth Sydney
Europe: Amsterdam Athens Belgrade Berlin Brussels Bucharest Budapest Copenhagen Dublin Helsinki
Europe: Istanbul Kyiv Lisbon London Madrid Moscow Oslo Paris Prague Riga Rome Sofia Stockholm
Europe: Tallinn Vienna Vilnius Warsaw Zurich
Pacific: Auckland Honolulu
"""
MOST = 100


def offered(*first: str) -> list[str]:
    """Return the names to choose from.

    Args:
        first: those that must be among them, at the top; an empty one is left out.
    """
    common = [
        f"{region}/{city}"
        for region, _, cities in (line.partition(": ") for line in COMMON.split("\n") if line)
        for city in cities.split()
    ]
    return list(dict.fromkeys([*filter(None, first), *common]))[:MOST]
