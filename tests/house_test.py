#!/usr/bin/env python3
"""Reads the repository itself: folders and ARCHITECTURE.md agree, stages include only what they may, names are what they should be."""
import os, re, subprocess, unittest

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
STAGES = "ingest segment syntax time quantities entities clauses facts merge".split()
SHARED = {"base", "text", "knowledge"}
BANNED = re.compile(r"(^|[_/])(util|utils|helper|helpers|manager|common|impl|core|misc)([_.]|$)")


def read(path):
    with open(os.path.join(ROOT, path), encoding="utf-8") as f:
        return f.read()


def tracked():
    out = subprocess.run(["git", "-C", ROOT, "ls-files"], capture_output=True, text=True)
    return out.stdout.split("\n")[:-1] if out.returncode == 0 else []


class House(unittest.TestCase):
    def test_architecture_has_a_heading_for_each_folder_and_no_other(self):
        headings = set(re.findall(r"^## ([\w/]+): .+\?$", read("ARCHITECTURE.md"), re.M))
        files = tracked()
        if not files: self.skipTest("not a git checkout")
        folders = {f.split("/")[0] for f in files if "/" in f and not f.startswith(".")} - {"src", "include"}
        folders |= {"/".join(f.split("/")[:2]) for f in files if f.startswith(("src/", "include/")) and f.count("/") > 1}
        self.assertEqual(headings, folders)

    def test_every_heading_is_a_question(self):
        for line in re.findall(r"^## .*$", read("ARCHITECTURE.md"), re.M): self.assertTrue(line.endswith("?"), line)

    def test_a_stage_includes_only_shared_folders_and_itself(self):
        for stage in STAGES:
            for name in os.listdir(os.path.join(ROOT, "src", stage)):
                if not name.endswith((".h", ".cc")): continue
                for folder in re.findall(r'^#include "(\w+)/', read(f"src/{stage}/{name}"), re.M):
                    self.assertIn(folder, SHARED | {stage}, f"src/{stage}/{name} includes {folder}/")

    def test_base_knows_no_other_folder(self):
        for name in os.listdir(os.path.join(ROOT, "src", "base")):
            for folder in re.findall(r'^#include "(\w+)/', read(f"src/base/{name}"), re.M): self.assertEqual(folder, "base", name)

    def test_no_file_has_a_name_that_says_nothing(self):
        for path in tracked(): self.assertIsNone(BANNED.search(path), path)

    def test_code_holds_no_words_of_a_language(self):
        """A string literal with a French letter, outside tests, would be a word that belongs to knowledge/."""
        for folder in STAGES:
            for name in os.listdir(os.path.join(ROOT, "src", folder)):
                if not name.endswith(".cc") or name.endswith("_test.cc") or "for_tests" in name: continue
                code = re.sub(r"//.*", "", read(f"src/{folder}/{name}"))
                for literal in re.findall(r'"((?:[^"\\\n]|\\.)*)"', code):
                    self.assertIsNone(re.search(r"[àâçéèêëîïôùûœ]", literal), f"src/{folder}/{name}: {literal}")

    def test_no_two_files_declare_a_type_of_the_same_name(self):
        """Stages never see one another, so nothing but the linker would notice, and it would mix the two up silently."""
        declared = {}
        for path in tracked():
            if not path.startswith("src/") or not path.endswith((".h", ".cc")): continue
            inside = []
            for line in read(path).split("\n"):
                if opened := re.match(r"namespace ?(\w*) ?\{", line): inside.append(opened[1])
                elif line.startswith("}  // namespace") and inside: inside.pop()
                elif (name := re.match(r"(?:struct|class|enum class) (\w+)\b[^;:]*(?::[^:;]*)?\{", line)) and "" not in inside:
                    self.assertEqual(declared.setdefault(name[1], path), path, name[1])

    def test_long_words_of_work_to_do_stand_nowhere(self):
        for path in tracked():
            if not path.startswith(("src/", "include/", "tools/")): continue
            if path.endswith((".h", ".cc", ".py")): self.assertIsNone(re.search(r"\b(TODO|FIXME|XXX)\b", read(path)), path)


if __name__ == "__main__":
    unittest.main()
