import { secureHeaders } from 'hono/secure-headers';

/**
 * One policy for every page: own origin only, no inline script or style, no framing. Workers are our own files; maps
 * make images from blobs.
 */
export const securityHeaders = (isHttps: boolean) =>
  secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'self'"], scriptSrc: ["'self'"], styleSrc: ["'self'"], imgSrc: ["'self'", 'data:', 'blob:'], fontSrc: ["'self'"],
      connectSrc: ["'self'"], workerSrc: ["'self'", 'blob:'], objectSrc: ["'none'"], baseUri: ["'none'"], formAction: ["'self'"], frameAncestors: ["'none'"],
    },
    strictTransportSecurity: isHttps ? 'max-age=31536000' : false,
    referrerPolicy: 'same-origin',
    permissionsPolicy: { geolocation: ['self'], camera: ['self'], microphone: [] },
    crossOriginOpenerPolicy: 'same-origin',
    xFrameOptions: 'DENY',
  });
