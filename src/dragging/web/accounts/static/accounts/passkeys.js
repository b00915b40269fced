"use strict";
// Passkeys are the one thing here that needs JavaScript: its buttons show only where they work, and a failure is told.
for (const button of document.querySelectorAll("[data-passkey]")) button.hidden = !window.PublicKeyCredential;
document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  document.getElementById("passkey-trouble").hidden = false;
});
