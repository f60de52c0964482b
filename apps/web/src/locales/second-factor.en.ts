import type { secondFactorWords } from './second-factor.zh-CN';

export const secondFactorWordsEn: typeof secondFactorWords = {
  secondFactor: {
    menu: 'Two-step verification', menuOn: 'Two-step verification: on', what: 'Besides the password, signing in asks for six digits of an authenticator app. A leaked password alone opens nothing.',
    must: 'The role “{role}” must use two-step verification. Other pages open once it is set up.', begin: 'Set it up', qr: 'QR code of the secret', scan: 'Scan with an authenticator app', orType: 'Where that is not possible, type the secret into the app:',
    once: 'The secret is shown this once.', firstCode: 'Six digits the app shows', confirm: 'Confirm and turn on', on: 'Two-step verification is on: each sign-in asks for a code.', isOn: 'Two-step verification is on.',
    recovery: 'Recovery codes', recoveryWhat: 'If the phone is lost, a recovery code stands in for the app, each once. They are shown this once: print them and lock them away.',
    download: 'Save as a file', fileHead: 'Wuding recovery codes (each works once)', saved: 'Saved, go on', removeCode: 'Code or recovery code', removeWhat: 'Afterwards the password alone signs in.', remove: 'Turn it off',
    code: 'Code', codeHint: 'Six digits of the authenticator app, or a recovery code', codeMissing: 'Enter the code',
  },
};
