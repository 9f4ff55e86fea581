/** Does this address look like a login, as far as an address can tell? A login wants a person, and no call. */
export const leadsToLogin = (url: string): boolean =>
  /\b(log-?in|sign-?in|sso|saml2?|oauth2?|auth|authorize|idp)\b/i.test(url)
