// The tagger-parser's model, loaded: immutable, moved but not copied, shared by all threads.
//
//   Result<Model> model = load_model("knowledge/models/reader.model");
//
// Loading maps the file, verifies version and checksum, and packs the weights for this processor: some 0.1 s, some 60
// MB. The file stays mapped: put a new one in its place by renaming, never write into it while a program runs. A
// default-made Model is empty: parse() refuses it.
#pragma once
#include <filesystem>
#include <memory>

#include "base/result.h"

namespace paraphe {

struct Network;

class Model {
 public:
  Model();
  explicit Model(std::unique_ptr<const Network> network);
  ~Model();
  Model(Model&&) noexcept;
  Model& operator=(Model&&) noexcept;

  const Network* network() const { return network_.get(); }  // syntax/ alone knows what it is; nullptr: empty

 private:
  std::unique_ptr<const Network> network_;
};

// Errors: wrong_model when the file is missing, damaged, of another version, or cannot run here.
Result<Model> load_model(const std::filesystem::path& file);

}  // namespace paraphe
