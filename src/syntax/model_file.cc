#include "syntax/model_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <bit>
#include <cstring>

#include "base/digest.h"

namespace paraphe {

static_assert(std::endian::native == std::endian::little, "the model file is little-endian and read where it lies");

namespace {

constexpr std::string_view magic = "PARAPHE1";
constexpr std::uint32_t format_version = 1;
constexpr std::size_t preamble = 64;
constexpr std::size_t digest_at = 24;

template <typename T>
T number_at(std::string_view bytes, std::size_t offset) {
  T value;
  std::memcpy(&value, bytes.data() + offset, sizeof value);
  return value;
}

std::size_t element_size(std::string_view type) { return type == "f32" ? sizeof(float) : 1; }

tl::unexpected<Error> damaged(const std::filesystem::path& path, std::string_view what) {
  return failure(ErrorKind::wrong_model, fmt::format("{}: {}; install the model again", path.string(), what));
}

}  // namespace

void Unmap::operator()(const char* begin) const { munmap(const_cast<char*>(begin), size); }

Result<ModelFile> ModelFile::open(const std::filesystem::path& path) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return damaged(path, "cannot be opened");
  struct stat status{};
  const bool readable = fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode);
  const std::size_t size = readable ? static_cast<std::size_t>(status.st_size) : 0;
  void* begin = size < preamble ? MAP_FAILED : mmap(nullptr, size, PROT_READ, MAP_PRIVATE, descriptor, 0);
  close(descriptor);
  if (begin == MAP_FAILED) return damaged(path, "is no model file");

  ModelFile file;
  file.mapping_ = std::unique_ptr<const char, Unmap>(static_cast<const char*>(begin), Unmap{size});
  const std::string_view all(file.mapping_.get(), size);
  if (!all.starts_with(magic)) return damaged(path, "is no model file");
  if (const auto version = number_at<std::uint32_t>(all, 8); version != format_version) {
    return damaged(path, fmt::format("is of format {}, this program reads {}", version, format_version));
  }
  const std::uint64_t header = number_at<std::uint32_t>(all, 12), payload = number_at<std::uint64_t>(all, 16);
  if (payload > size || preamble + header + payload != size) return damaged(path, "is cut off or too long");
  const std::array<unsigned char, 32> digest = sha256(all.substr(preamble));
  if (std::memcmp(digest.data(), all.data() + digest_at, digest.size()) != 0)
    return damaged(path, "its checksum is wrong");
  try {
    file.read_header(all.substr(preamble + header), all.substr(preamble, header));
  } catch (const ModelFault& fault) {
    return damaged(path, fault.message);
  } catch (const nlohmann::json::exception& fault) {
    return damaged(path, fmt::format("its header: {}", fault.what()));
  }
  return file;
}

void ModelFile::read_header(std::string_view payload, std::string_view text) {
  header_ = nlohmann::json::parse(text);
  for (const nlohmann::json& entry : header_.at("tensors")) {
    Tensor tensor;
    const std::string name = entry.at("name");
    tensor.type = entry.at("type");
    tensor.shape = entry.at("shape").get<std::vector<std::size_t>>();
    const std::size_t offset = entry.at("offset"), bytes = entry.at("bytes");
    std::size_t elements = 1;
    for (const std::size_t extent : tensor.shape) {
      if (extent > (std::size_t{1} << 31)) throw ModelFault{fmt::format("the shape of tensor {} is impossible", name)};
      elements *= extent;
    }
    if (offset > payload.size() || bytes > payload.size() - offset || offset % sizeof(float) != 0 ||
        bytes != elements * element_size(tensor.type)) {
      throw ModelFault{fmt::format("tensor {} does not lie in the file", name)};
    }
    tensor.bytes = payload.substr(offset, bytes);
    tensors_[name] = std::move(tensor);
  }
}

const Tensor& ModelFile::tensor(const std::string& name, std::string_view type) const {
  const auto found = tensors_.find(name);
  if (found == tensors_.end()) throw ModelFault{fmt::format("tensor {} is missing", name)};
  if (found->second.type != type) throw ModelFault{fmt::format("tensor {} is not {}", name, type)};
  return found->second;
}

const Tensor& ModelFile::tensor(const std::string& name, std::string_view type,
                                const std::vector<std::size_t>& shape) const {
  const Tensor& found = tensor(name, type);
  if (found.shape != shape) {
    throw ModelFault{fmt::format("tensor {} is {}, not {}", name, fmt::join(found.shape, "×"), fmt::join(shape, "×"))};
  }
  return found;
}

std::span<const std::int8_t> ModelFile::integers(const std::string& name, std::vector<std::size_t> shape) const {
  const Tensor& found = tensor(name, "i8", shape);
  return {reinterpret_cast<const std::int8_t*>(found.bytes.data()), found.bytes.size()};
}

std::span<const float> ModelFile::floats(const std::string& name, std::vector<std::size_t> shape) const {
  const Tensor& found = tensor(name, "f32", shape);
  return {reinterpret_cast<const float*>(found.bytes.data()), found.bytes.size() / sizeof(float)};
}

std::string_view ModelFile::bytes(const std::string& name) const { return tensor(name, "u8").bytes; }

}  // namespace paraphe
