#!/usr/bin/env python3
"""The output that the README shows is what the demonstration prints.

usage: readme_test.py PROGRAM [--update]     --update writes the README's block anew: the header and the first sections
"""
import os, re, subprocess, sys, tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
README = os.path.join(ROOT, "README.md")
BLOCK = re.compile(r"<!-- output of tools/demo -->\n(.*?)<!-- end of output -->", re.S)
SECTIONS = ("## Points principaux", "## Accords")


def shown(output):
    """The first lines, and the first sections in short."""
    lines, out, keep = output.split("\n"), [], True
    for line in lines:
        if line.startswith("## "): keep = line in SECTIONS
        if line.startswith("## Notes"): break
        if keep: out.append(line)
    note = next(line for line in lines if line.startswith("[^1]: "))
    return "\n".join(out).strip() + "\n…\n" + note + "\n"


def main():
    program = sys.argv[1]
    with tempfile.TemporaryDirectory() as folder:  # as tools/demo does
        register = ["--quiet", "--register", os.path.join(folder, "demonstration.sqlite")]
        for arguments in (["init"], ["add", os.path.join(ROOT, "examples", "press")], ["dossier", "togo", "russie"]):
            output = subprocess.run([program, *arguments, *register], capture_output=True, text=True, check=True).stdout
    readme = open(README, encoding="utf-8").read()
    block = "```markdown\n" + shown(output) + "```\n"
    if "--update" in sys.argv:
        readme = BLOCK.sub(lambda _: "<!-- output of tools/demo -->\n" + block + "<!-- end of output -->", readme)
        open(README, "w", encoding="utf-8").write(readme)
        return
    if BLOCK.search(readme).group(1) != block:
        print("The README does not show what the demonstration prints; run tests/readme_test.py PROGRAM --update")
        print(block)
        sys.exit(1)


if __name__ == "__main__":
    main()
