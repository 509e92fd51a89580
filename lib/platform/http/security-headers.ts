const yearSeconds = 365 * 24 * 60 * 60

/** No feature of the device is used, here or in a frame. An empty header would leave each at its default. */
const deniedFeatures = ['camera', 'display-capture', 'geolocation', 'microphone', 'payment', 'usb']
  .map((feature) => `${feature}=()`)
  .join(', ')

/** Headers of every response, page or not. HSTS is only meant, and only heeded, over TLS. */
export function securityHeaders(isHttps: boolean): Record<string, string> {
  return {
    ...(isHttps && { 'Strict-Transport-Security': `max-age=${2 * yearSeconds}; includeSubDomains` }),
    'X-Content-Type-Options': 'nosniff',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Referrer-Policy': 'no-referrer',
    'Permissions-Policy': deniedFeatures,
  }
}

/** Headers of every response that is data and never a document: nothing in it may run, whatever a browser makes of it. */
export function dataHeaders(isHttps: boolean): Record<string, string> {
  return {
    ...securityHeaders(isHttps),
    'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
    'Cache-Control': 'private, no-store',
  }
}
