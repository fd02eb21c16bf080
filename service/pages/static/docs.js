"use strict";

// validatorUrl would send the description to a server of Swagger's; nothing here talks to another host.
window.ui = SwaggerUIBundle({
  url: "/openapi.json",
  dom_id: "#swagger-ui",
  deepLinking: true,
  persistAuthorization: true,
  validatorUrl: null,
  docExpansion: "list",
  defaultModelsExpandDepth: -1,
  displayRequestDuration: true,
  presets: [SwaggerUIBundle.presets.apis],
  layout: "BaseLayout",
  // The description comes, and what is tried here is answered, in the language of the page.
  requestInterceptor: (request) => {
    request.headers["Accept-Language"] = document.documentElement.lang;
    return request;
  },
});

// The operation that is open stays open in the other language.
document.querySelectorAll(".languages a").forEach((link) => {
  link.addEventListener("click", () => { link.hash = window.location.hash; });
});
