// A provider of OpenID Connect for tests: node provider.mjs FOLDER_OF_ITS_PACKAGES PORT REDIRECT_URI LOGOUT_URI
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const [folder, port, back, out] = process.argv.slice(2);
const found = createRequire(pathToFileURL(`${folder}/`)).resolve("oidc-provider");
const { Provider } = await import(pathToFileURL(found));
const provider = new Provider(`http://localhost:${port}`, {
  clients: [
    {
      client_id: "bagalau",
      client_secret: "a-secret-of-the-tests-alone-0123456789",
      redirect_uris: [back],
      post_logout_redirect_uris: [out],
    },
  ],
  pkce: { required: () => true },
});
provider.listen(Number(port), "127.0.0.1", () => console.log("ready"));
