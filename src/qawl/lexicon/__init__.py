"""All linguistic knowledge is data: a linguist works only here."""
