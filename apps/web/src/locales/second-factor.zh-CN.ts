/** 两步验证。 */
export const secondFactorWords = {
  secondFactor: {
    menu: '两步验证', menuOn: '两步验证：已开启', what: '登录时除口令外，再输入手机验证器应用里的六位数字。口令泄露了，别人也进不来。',
    must: '{role}必须使用两步验证。设置完成后才能打开其他页面。', begin: '开始设置', qr: '验证器密钥的二维码', scan: '用验证器应用扫码', orType: '不能扫码时，在应用里手工输入密钥：',
    once: '密钥只显示这一次。', firstCode: '应用里显示的六位数字', confirm: '确认并开启', on: '两步验证已开启，每次登录都要输入验证码。', isOn: '两步验证已开启。',
    recovery: '备用码', recoveryWhat: '手机丢失时，用备用码代替验证码登录，每个只能用一次。只显示这一次，请抄下或打印，锁好。',
    download: '存为文件', fileHead: '五定 两步验证备用码（每个只能用一次）', saved: '已经存好，继续', removeCode: '验证码或备用码', removeWhat: '关闭后，登录只凭口令。', remove: '关闭两步验证',
    code: '验证码', codeHint: '验证器应用里的六位数字，或一个备用码', codeMissing: '请填写验证码',
  },
};
