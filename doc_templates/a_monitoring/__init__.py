"""The monitoring of KPIs by the results of the half-year («А» items 10, 26)."""
