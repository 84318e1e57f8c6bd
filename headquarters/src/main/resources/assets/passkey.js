// Passkeys: asks the house what to sign, lets the device sign it, sends back what it signed. Without them passwords do.
(() => {
  const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (char) => char.charCodeAt(0));
  const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
  const listed = (keys) => (keys || []).map((key) => ({ ...key, id: bytes(key.id) }));

  async function make(options) {
    const made = await navigator.credentials.create({ publicKey: {
      ...options, challenge: bytes(options.challenge), user: { ...options.user, id: bytes(options.user.id) }, excludeCredentials: listed(options.excludeCredentials),
    } });
    return { ...told(made), response: {
      attestationObject: text(made.response.attestationObject), clientDataJSON: text(made.response.clientDataJSON),
      transports: made.response.getTransports ? made.response.getTransports() : [],
    } };
  }

  async function sign(options) {
    const signed = await navigator.credentials.get({ publicKey: { ...options, challenge: bytes(options.challenge), allowCredentials: listed(options.allowCredentials) } });
    const answer = signed.response;
    return { ...told(signed), response: {
      authenticatorData: text(answer.authenticatorData), clientDataJSON: text(answer.clientDataJSON),
      signature: text(answer.signature), userHandle: answer.userHandle ? text(answer.userHandle) : undefined,
    } };
  }

  const told = (key) => ({ id: key.id, rawId: text(key.rawId), type: key.type, clientExtensionResults: key.getClientExtensionResults(), authenticatorAttachment: key.authenticatorAttachment || undefined });

  async function post(address, body) {
    const answer = await fetch(address, { method: 'POST', redirect: 'manual', headers: { 'Content-Type': 'application/json' }, body });
    if (answer.type === 'opaqueredirect') {
      location.assign('/access/me/prove?back=' + encodeURIComponent(location.pathname));
      return new Promise(() => {});
    }
    const told = await answer.json();
    if (!answer.ok) throw new Error(told.wrong || '');
    return told;
  }

  async function run(box) {
    const wrong = box.querySelector('[role=alert]');
    wrong.textContent = '';
    const fields = new URLSearchParams();
    box.dataset.fields.split(' ').forEach((name) => {
      const field = box.closest('form').elements.namedItem(name);
      if (field && field.value) fields.set(name, field.value);
    });
    try {
      const options = await post(box.dataset.ask, '');
      const answer = await (box.dataset.passkey === 'make' ? make(options) : sign(options));
      location.assign((await post(box.dataset.answer + '?' + fields, JSON.stringify(answer))).to);
    } catch (failure) {
      wrong.textContent = box.dataset.wrong;
    }
  }

  // a passkey is bound to a name: there is none for a bare address
  if (!window.PublicKeyCredential || !window.isSecureContext || /^[\d.]+$|:/.test(location.hostname)) return;
  document.querySelectorAll('[data-passkey]').forEach((box) => {
    box.hidden = false;
    box.querySelector('button').addEventListener('click', () => run(box));
  });
})();
