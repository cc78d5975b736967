// Runs before the first paint: the chosen theme, and whether the front page's content belongs here.
// Everything else waits for the module.
{
  const root = document.documentElement;
  let theme = null;
  let known = null;
  try {
    theme = localStorage.getItem("certtracker.theme");
    known = localStorage.getItem("certtracker.signed-in");
  } catch {
    // Storage may be switched off; then the system's theme it is.
  }
  if (theme === "light" || theme === "dark") root.dataset.theme = theme;
  root.dataset.early = location.pathname === "/" && !known ? "front" : "other";
}
