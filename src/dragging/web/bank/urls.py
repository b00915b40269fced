from __future__ import annotations

from django.urls import path

from dragging.web.bank.views import buyer, buyers, exports, home, opportunity, search

urlpatterns = [
    path("", home.home, name="home"),
    path("opportunities/", search.opportunities, name="opportunities"),
    path("opportunities/count/", search.count, name="opportunities.count"),
    path("opportunities.csv", exports.csv, name="opportunities.csv"),
    path("opportunities.xlsx", exports.xlsx, name="opportunities.xlsx"),
    path("opportunities.ics", exports.ics, name="opportunities.ics"),
    path("opportunities.atom", exports.atom, name="opportunities.atom"),
    path("opportunities/<slug:public_id>/", opportunity.opportunity, name="opportunity"),
    path("opportunities/<slug:public_id>/original/", opportunity.original, name="opportunity.original"),
    path("opportunities/<slug:public_id>/history/", opportunity.history, name="opportunity.history"),
    path("buyers/", buyers.buyers, name="buyers"),
    path("buyers/<slug:public_id>/", buyer.buyer, name="buyer"),
]
