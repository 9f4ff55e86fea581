/** Whether this address looks like one of a login page: that needs a person, and not a call of a script. */
export const leadsToLogin = (url: string): boolean =>
  /\b(log-?in|sign-?in|sso|saml2?|oauth2?|auth|authorize|idp)\b/i.test(url)
