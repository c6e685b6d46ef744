// The script of a page that is printed to a PDF: how many em of its own text something takes that is wider than the
// text is on a screen, so that paper.css can make it fit.
for (const section of document.querySelectorAll(".answers")) section.hidden = false;
// The first layout starts loading the fonts that the page carries, and the page is loaded when they are.
document.body.getBoundingClientRect();
addEventListener("load", () => {
  for (const box of document.querySelectorAll(".equation > div, .result, .wide, .longest")) {
    const content = box.firstElementChild;
    if (!content || box.scrollWidth <= box.clientWidth) continue;
    const width = box.scrollWidth / parseFloat(getComputedStyle(content).fontSize);
    box.style.setProperty("--wide", width.toFixed(1));
  }
});
