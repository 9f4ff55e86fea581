import { same, type Triple } from '../message-words.ts'

/** The words of the exceptions that only XMLHttpRequest throws. */
export const XHR_MESSAGES = {
  'xhr-url': [
    () => 'Invalid URL',
    (url) => `'${url}' is not a valid URL.`,
    () => 'The string did not match the expected pattern.',
  ],
  'xhr-method': [
    (method) => `'${method}' is not a valid HTTP method.`,
    () => 'An invalid or illegal string was specified',
    () => 'The string did not match the expected pattern.',
  ],
  'xhr-forbidden-method': [
    (method) => `'${method}' HTTP method is unsupported.`,
    () => 'The operation is insecure.',
    () => 'The operation is insecure.',
  ],
  'xhr-sync': same(
    () => 'The sandbox has no synchronous calls: pass true, or nothing, as the third argument of open().',
  ),
  'xhr-not-opened': [
    () => "The object's state must be OPENED.",
    () => 'XMLHttpRequest state must be OPENED.',
    () => 'The object is in an invalid state.',
  ],
  'xhr-sending': [
    () => "The object's state must be OPENED.",
    () => 'XMLHttpRequest must not be sending.',
    () => 'The object is in an invalid state.',
  ],
  'xhr-header-name': [
    (name) => `'${name}' is not a valid HTTP header field name.`,
    () => 'Invalid header name.',
    () => 'The string did not match the expected pattern.',
  ],
  'xhr-header-value': [
    (value) => `'${value}' is not a valid HTTP header field value.`,
    () => 'Invalid header name.',
    () => 'The string did not match the expected pattern.',
  ],
  'xhr-with-credentials': [
    () => "The value may only be set if the object's state is UNSENT or OPENED.",
    () => 'XMLHttpRequest must not be sending.',
    () => 'The object is in an invalid state.',
  ],
  'xhr-loading-or-done': [
    () => "The response type cannot be set if the object's state is LOADING or DONE.",
    () => "Cannot set 'responseType' property on XMLHttpRequest after 'send()' (when its state is LOADING or DONE).",
    () => 'The object is in an invalid state.',
  ],
  'xhr-mime-type': [
    () => 'MimeType cannot be overridden when the state is LOADING or DONE.',
    () => "Cannot call 'overrideMimeType()' on XMLHttpRequest after 'send()' (when its state is LOADING or DONE).",
    () => 'The object is in an invalid state.',
  ],
  'xhr-sync-type': [
    () => 'The response type cannot be changed for synchronous requests made from a document.',
    () => 'synchronous XMLHttpRequests do not support timeout and responseType',
    () => 'The object does not support the operation or argument.',
  ],
  'xhr-sync-timeout': [
    () => 'Timeouts cannot be set for synchronous requests made from a document.',
    () => 'synchronous XMLHttpRequests do not support timeout and responseType',
    () => 'The object does not support the operation or argument.',
  ],
  'xhr-sync-open-type': [
    () => 'Synchronous requests from a document must not set a response type.',
    () => 'synchronous XMLHttpRequests do not support timeout and responseType',
    () => 'The object does not support the operation or argument.',
  ],
  'xhr-sync-open-timeout': [
    () => 'Synchronous requests must not set a timeout.',
    () => 'synchronous XMLHttpRequests do not support timeout and responseType',
    () => 'The object does not support the operation or argument.',
  ],
  'xhr-response-text': [
    (type) => `The value is only accessible if the object's 'responseType' is '' or 'text' (was '${type}').`,
    () => "responseText is only available if responseType is '' or 'text'.",
    () => 'The object is in an invalid state.',
  ],
  'xhr-response-xml': [
    (type) => `The value is only accessible if the object's 'responseType' is '' or 'document' (was '${type}').`,
    () => "responseXML is only available if responseType is '' or 'document'.",
    () => 'The object is in an invalid state.',
  ],
} satisfies Record<string, Triple>
