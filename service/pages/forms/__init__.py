"""Any form as a page: one generator from the schemas of the forms and the texts of their fields."""
