SwaggerUIBundle({
  url: "/api/openapi.json",
  dom_id: "#reference",
  deepLinking: true,
  displayOperationId: true,
  displayRequestDuration: true,
  // Otherwise every visit would ask a server on the internet to judge the document.
  validatorUrl: null,
});
