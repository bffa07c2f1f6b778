// Paraphe's public interface: the one header to include.
//
//   paraphe::Loaded loaded = paraphe::load("/usr/share/paraphe/knowledge");
//   if (!loaded.engine) for (const std::string& fault : loaded.faults) …;       // wrong knowledge: all faults at once
//   paraphe::Reading reading = paraphe::read(*loaded.engine, {.id = "a1", .text = …, .published = "2025-11-19"});
//   // reading.facts_json: {"id":"a1","facts":[…]}, the form of the codebook
//
// An Engine is immutable: load it once and share it among threads. Nothing here throws, prints, exits, reads the
// environment or opens a file after load(). Texts are UTF-8; offsets and quotes are those of title + "\n" + text.
#pragma once
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace paraphe {

struct Engine;

struct EngineDeleter {
  void operator()(Engine* engine) const noexcept;
};
using EngineHandle = std::unique_ptr<Engine, EngineDeleter>;

struct Loaded {
  EngineHandle engine;              // null when there are faults
  std::vector<std::string> faults;  // "file:line: what is wrong; what to do"
};

// Reads and checks the knowledge folder: about a second, and some 100 MiB.
Loaded load(const std::string& knowledge_folder);

// Fields left empty are not known: without `published` relative dates stay open, without `lang` it is found out.
struct ArticleText {
  std::string id, title, text, lang, published, outlet;
};

struct Reading {
  std::string facts_json;                // one line, as `paraphe read --facts` prints it
  std::vector<std::string> claims_json;  // one a claim, as `paraphe read --claims` prints them
  std::vector<std::string> notes;        // what people should be told of the article: an impossible date …
  std::string set_aside;                 // why the article could not be read; "" when it was
};

// Takes milliseconds an article. May be called from many threads with the same engine.
Reading read(const Engine& engine, const ArticleText& article);

// "0.1.0"
std::string_view version() noexcept;

}  // namespace paraphe
