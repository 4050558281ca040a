// The start of a page whose script is compressed.

unpacked(document.getElementById('script')).then(bytes => {
  const script = document.createElement('script');
  script.textContent = new TextDecoder().decode(bytes);
  document.body.append(script);
}).catch(e => {
  const failure = document.getElementById('failure');
  failure.textContent = 'This page cannot be unpacked (' + e.message + '). It needs a browser of 2023 or later, and the whole file.';
  failure.hidden = false;
  throw e;
});
