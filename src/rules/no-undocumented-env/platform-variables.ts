/** Set by the operating system, the runtime, a test runner, a CI or a hosting platform: nobody writes them into a manifest. */
const PLATFORM = new Set([
  ...['APPDATA', 'BROWSER', 'CI', 'CODESPACES', 'COLORTERM', 'COLUMNS', 'COMSPEC', 'CONTINUOUS_INTEGRATION', 'DEBUG', 'DISPLAY', 'DYNO', 'EDGE_CONFIG'],
  ...['EDITOR', 'FORCE_COLOR', 'GCLOUD_PROJECT', 'GOOGLE_APPLICATION_CREDENTIALS', 'GOOGLE_CLOUD_PROJECT', 'HOME', 'HOMEPATH', 'HOST'],
  ...['HOSTNAME', 'HTTPS_PROXY', 'HTTP_PROXY', 'LANG', 'LANGUAGE', 'LC_ALL', 'LINES', 'LOCALAPPDATA', 'LOGNAME', 'NODE_ENV', 'NODE_OPTIONS'],
  ...['NODE_PATH', 'NODE_EXTRA_CA_CERTS', 'NODE_TLS_REJECT_UNAUTHORIZED', 'NODE_V8_COVERAGE', 'NO_COLOR', 'NO_PROXY', 'OLDPWD', 'OS', 'PATH'],
  ...['PORT', 'PROGRAMFILES', 'PWD', 'SHELL', 'SHLVL', 'SYSTEMROOT', 'TEMP', 'TERM', 'TERM_PROGRAM', 'TMP', 'TMPDIR', 'TZ', 'UPSTASH_DISABLE_TELEMETRY'],
  ...['USER', 'USERNAME', 'USERPROFILE', 'VERCEL', 'VISUAL', 'VITEST', 'WINDIR', 'RENDER', 'NETLIFY', 'K_SERVICE', 'K_REVISION', 'TEST'],
]);

const PLATFORM_PREFIX =
  /^(?:AWS_EXECUTION|AWS_LAMBDA|AWS_REGION|AWS_DEFAULT_REGION|BUILDKITE|CF_PAGES|CIRCLE|CLOUD_RUN|CYPRESS|ECS_CONTAINER|FLY|FUNCTIONS|GAE|GITHUB|GITLAB|GITPOD|HEROKU|INIT_CWD|JEST|KUBERNETES|NEXT_MANUAL|NEXT_PHASE|NEXT_RUNTIME|PLAYWRIGHT|RAILWAY|RENDER|TRAVIS|VERCEL|NEXT_PUBLIC_VERCEL|VITEST|WEBSITE|XDG|npm|LC)(?:_|$)/;

/** Switched on by whoever looks for a fault, and off everywhere else. */
const DEBUG_SWITCH = /(?:^|_)DEBUG(?:_|$)/;

/** Whether `variable` is set by the platform a program runs on rather than by the team that runs it, or is a switch to debug with. */
export function isSetByPlatform(variable: string): boolean {
  return DEBUG_SWITCH.test(variable) || PLATFORM.has(variable.toUpperCase()) || PLATFORM_PREFIX.test(variable);
}
