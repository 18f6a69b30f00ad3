// Updates the numbers at the top of the page every second.
const sum = (text, name) => text.split("\n")
  .filter((line) => line.startsWith(name + "{"))
  .reduce((total, line) => total + Number(line.slice(line.lastIndexOf(" "))), 0);

async function refresh() {
  const state = document.getElementById("state");
  try {
    const text = await (await fetch("metrics")).text();
    document.getElementById("threads").textContent = sum(text, "ai_gateway_threads_count");
    document.getElementById("inferences").textContent = sum(text, "model_inferences_in_flight");
    state.textContent = "";
  } catch {
    state.textContent = " · the service does not answer";
  }
  setTimeout(refresh, 1000);
}

refresh();
