/**
 * The Content-Security-Policy of one response (SECURITY: requests). Only scripts that carry this response's
 * nonce run, and what they load. Styles may be inline: React and charts set them as attributes.
 */
export function contentSecurityPolicy(nonce: string, isDevelopment: boolean): string {
  // React's development build explains server errors through eval.
  const evaluation = isDevelopment ? " 'unsafe-eval'" : ''
  return [
    `default-src 'self'`,
    `script-src 'nonce-${nonce}' 'strict-dynamic'${evaluation}`,
    `style-src 'self' 'unsafe-inline'`,
    `img-src 'self' data:`,
    `font-src 'self'`,
    `connect-src 'self'`,
    `object-src 'none'`,
    `base-uri 'none'`,
    `frame-ancestors 'none'`,
    `form-action 'self'`,
  ].join('; ')
}
