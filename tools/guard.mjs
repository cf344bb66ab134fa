// Plain JavaScript on purpose: an old Node cannot even parse the TypeScript it would otherwise load,
// and its error would say nothing about the remedy.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 18)) {
  process.stderr.write(
    `Praxis needs Node 22.18 or newer; this is ${process.versions.node} (${process.execPath}).\n` +
      'Run it through npm ("npm start", "npm test"): npm ci installs Node 24 for Linux, Windows and\n' +
      'Intel macOS beside the packages. On other platforms install Node 24 from nodejs.org first.\n',
  );
  process.exit(1);
}
